package io.prominence.report.chart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Colours and dashes of lines by their place in a list: the same list looks the same in every chart, and no two of its first
 * 36 lines look alike, in colour or, mostly, without.
 */
final class Palette {
    private static final List<String> COLOURS =
            List.of("#1f4e79", "#c8401a", "#3a7d44", "#8456a8", "#8a6d1d", "#2a9d9d", "#a83279", "#7a4a21", "#6b8e23");
    private static final List<double[]> DASHES =
            List.of(new double[] {1, 0}, new double[] {6, 2}, new double[] {2, 2}, new double[] {8, 2, 2, 2});
    private static final double[] SOLID = {1, 0};

    private Palette() {}

    /**
     * Gives the lines of an encoding their looks.
     *
     * @param encoding has {@code color} and {@code strokeDash} of one field
     * @param fixed lines of a look of their own, solid, in front
     * @param colours of these
     * @param lines the others
     */
    static void give(ObjectNode encoding, List<String> fixed, List<String> colours, List<String> lines) {
        ArrayNode domain = VegaLite.rows();
        ArrayNode colour = VegaLite.rows();
        ArrayNode dash = VegaLite.rows();
        for (int i = 0; i < fixed.size(); i++) {
            domain.add(fixed.get(i));
            colour.add(colours.get(i));
            dash.add(VegaLite.array(SOLID));
        }
        for (int i = 0; i < lines.size(); i++) {
            domain.add(lines.get(i));
            colour.add(COLOURS.get(i % COLOURS.size()));
            dash.add(VegaLite.array(DASHES.get(i % DASHES.size())));
        }
        scale(encoding, "color", domain, colour);
        scale(encoding, "strokeDash", domain, dash);
    }

    private static void scale(ObjectNode encoding, String channel, ArrayNode domain, ArrayNode range) {
        ObjectNode scale = VegaLite.at(encoding, "/" + channel).putObject("scale");
        scale.set("domain", domain);
        scale.set("range", range);
    }
}
