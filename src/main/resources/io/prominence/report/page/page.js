(function () {
  'use strict';
  var font = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "DejaVu Sans", sans-serif';
  var config = {
    font: font, background: 'white',
    axis: { labelColor: '#14181c', titleColor: '#14181c', labelFontSize: 11, titleFontSize: 12, titleFontWeight: 'normal', gridColor: '#e8ecef', domainColor: '#14181c', tickColor: '#14181c' },
    legend: { labelFontSize: 12, titleFontSize: 12, labelLimit: 320 },
    title: { fontSize: 13, anchor: 'start', fontWeight: 600, limit: 460 },
    view: { stroke: null }
  };
  document.querySelectorAll('.plot').forEach(function (plot) {
    var spec = JSON.parse(document.getElementById(plot.id + '-spec').textContent);
    vegaEmbed(plot, spec, {
      mode: 'vega-lite', renderer: plot.dataset.renderer, config: config,
      actions: { export: true, source: false, compiled: false, editor: false }
    }).then(function () {
      plot.dataset.drawn = 'yes';
    }).catch(function (error) {
      plot.dataset.drawn = 'no';
      plot.textContent = 'This plot could not be drawn (' + error.message + '). Its numbers are in the table beside it.';
    });
  });
}());
