package io.prominence.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.prominence.results.DecisionPoint;
import io.prominence.results.RocPoint;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaletteTest {
    private static final List<String> SETS = List.of("clinical", "marker", "panels", "genes", "contamination");

    @Test
    void a_feature_set_looks_the_same_in_roc_and_decision_curves() {
        Map<String, String> roc = looks(RocChart.of(SETS.stream()
                        .map(set -> new RocPoint("net", set, "scheme", "a", 0.5, 0.5, 0.5, "(others)", false))
                        .toList())
                .specification()
                .at("/layer/1/encoding"));
        Map<String, String> decision = looks(DecisionChart.of(SETS.stream()
                        .map(set -> new DecisionPoint(
                                "net", set, "scheme", "(others)", "(all)", 0.1, 0.1, 0.0, 0.2, 0.1, 0.0, 50, false))
                        .toList())
                .specification()
                .at("/encoding"));
        assertEquals(SETS, List.copyOf(roc.keySet()));
        decision.keySet().removeAll(List.of("treat none", "treat all"));
        assertEquals(roc, decision);
    }

    @Test
    void thirty_six_lines_all_look_different() {
        var encoding = VegaLite.specification("roc");
        JsonNode lines = encoding.at("/layer/1/encoding");
        Palette.give(
                VegaLite.at(encoding, "/layer/1/encoding"),
                List.of("(all)"),
                List.of("#222222"),
                IntStream.range(0, 36).mapToObj(Integer::toString).toList());
        Set<String> looks = new HashSet<>(looks(lines).values());
        assertEquals(37, looks.size());
    }

    private static Map<String, String> looks(JsonNode encoding) {
        Map<String, String> looks = new LinkedHashMap<>();
        JsonNode colour = encoding.at("/color/scale");
        JsonNode dash = encoding.at("/strokeDash/scale");
        assertEquals(colour.get("domain"), dash.get("domain"));
        for (int i = 0; i < colour.get("domain").size(); i++) {
            looks.put(
                    colour.get("domain").get(i).asText(),
                    colour.get("range").get(i) + " " + dash.get("range").get(i));
        }
        return looks;
    }
}
