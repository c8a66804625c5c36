package io.prominence.report.chart;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A plot ready for the page.
 *
 * @param specification Vega-Lite with its data
 * @param renderer how it is drawn
 * @param alternative what it shows, in words, for who cannot see it
 * @param title first words of the caption
 * @param caption the rest of the caption; may be empty
 */
public record Chart(ObjectNode specification, Renderer renderer, String alternative, String title, String caption) {

    /** How a plot is drawn. */
    public enum Renderer {
        /** Sharp at any size and in print. */
        SVG("svg"),
        /** For tens of thousands of marks. */
        CANVAS("canvas");

        private final String id;

        Renderer(String id) {
            this.id = id;
        }

        /** The name that Vega-Embed knows. */
        public String id() {
            return id;
        }
    }
}
