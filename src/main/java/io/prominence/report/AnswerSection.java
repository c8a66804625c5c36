package io.prominence.report;

import io.prominence.report.html.HtmlTable;
import io.prominence.report.html.HtmlTable.Emphasis;
import io.prominence.report.words.EffectView;
import io.prominence.report.words.Numbers;
import io.prominence.report.words.OutcomeName;
import io.prominence.results.Pooled;
import java.util.Comparator;
import java.util.List;

/** The answer: cautions, one box for each question, and the table of all pooled effects of the marker. */
final class AnswerSection implements Section {
    private static final List<String> LEADING = List.of("cox", "moderated-t", "wilcoxon");

    @Override
    public String id() {
        return "answer";
    }

    @Override
    public String title() {
        return "The answer";
    }

    @Override
    public void write(ReportData data, Page page) {
        List<Cautions.Caution> cautions = Cautions.of(data);
        if (!cautions.isEmpty()) {
            page.heading("Read this first");
            cautions.forEach(caution -> page.caution(caution.head(), caution.text()));
        }
        page.html().open("div", "class", "answers");
        Groups.by(data.markerOverall(), Pooled::outcome).values().forEach(rows -> writeBox(data, leading(rows), page));
        ClassifierAnswer.of(data.metrics()).ifPresent(answer -> answer.write(data, page));
        page.html().close("div");
        writeTable(data, page);
    }

    /** The row that speaks for an outcome: the leading method, with the fewest covariates. */
    private static Pooled leading(List<Pooled> rows) {
        Comparator<Pooled> byMethod = Comparator.comparingInt(row -> {
            int place = LEADING.indexOf(row.method());
            return place < 0 ? LEADING.size() : place;
        });
        return rows.stream()
                .min(byMethod.thenComparing(row -> row.adjustment().length()))
                .orElseThrow();
    }

    private static void writeBox(ReportData data, Pooled row, Page page) {
        var words = new PooledWords(data, row);
        OutcomeName outcome = OutcomeName.of(row.outcome());
        page.html().open("div", "class", "answer");
        page.heading(data.marker() + " and " + outcome.words() + ", " + OutcomeName.adjustmentWords(row.adjustment()));
        page.html()
                .open("p", "class", "figure")
                .text(words.figure() + " ")
                .element("small", words.figureNote())
                .close("p");
        page.paragraph(words.meaning()).paragraph(words.certainty());
        words.robustness().ifPresent(page::paragraph);
        page.note(words.basis() + ". " + words.standing() + ".");
        page.html().close("div");
    }

    private static void writeTable(ReportData data, Page page) {
        if (data.markerPooled().isEmpty()) {
            page.paragraph("No pooled effect of " + data.marker() + " was computed.");
            return;
        }
        var table = new HtmlTable("Every pooled effect of " + data.marker() + " (random effects over cohorts)")
                .text("outcome", "method", "adjusted for", "level")
                .number(
                        "cohorts; samples; events or positives",
                        "effect (95 % interval)",
                        "95 % prediction interval",
                        "I²",
                        "p",
                        "q",
                        "rank (percentile)");
        data.markerPooled().stream()
                .filter(row -> !OutcomeName.of(row.outcome()).kind().equals("marker"))
                .forEach(row ->
                        table.row(row.level().equals(ReportData.ALL) ? Emphasis.NONE : Emphasis.FAINT, cells(row)));
        page.table(table);
        page.note(
                "Effects of cox are hazard ratios per unit of expression, of moderated-t log2 fold changes, of wilcoxon"
                        + " AUCs. The definitions at the end say how each is computed.");
    }

    private static String rank(Pooled row) {
        return row.rank() == null ? "" : Numbers.count(row.rank()) + " (" + Numbers.percent(row.percentile()) + ")";
    }

    private static List<String> cells(Pooled row) {
        EffectView view = EffectView.ofScale(row.effectScale());
        String effect = view.withInterval(row.effectRandom(), row.ciLow(), row.ciHigh());
        return List.of(
                OutcomeName.of(row.outcome()).words(),
                row.method(),
                row.adjustment().isEmpty() ? "-" : row.adjustment().replace("+", " + "),
                row.level().replaceFirst("^cancer:", ""),
                row.k() + "; " + Numbers.count(row.n())
                        + (row.nEvents() == null ? "" : "; " + Numbers.count(row.nEvents())),
                effect.isEmpty() ? "no estimate" : effect,
                view.interval(row.effectRandom(), row.piLow(), row.piHigh()),
                Numbers.percent(row.i2()),
                Numbers.p(row.pValue(), row.negLog10P()),
                Numbers.p(row.qValue()),
                rank(row));
    }
}
