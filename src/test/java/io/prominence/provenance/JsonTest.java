package io.prominence.provenance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.DataRefusedException;
import io.prominence.domain.Transform;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTest {
    record Everything(
            String text,
            int count,
            double value,
            Optional<String> present,
            Optional<List<Integer>> absent,
            Path place,
            Instant at,
            Transform transform,
            Map<String, Long> counts,
            List<Optional<Double>> values) {}

    private static final Everything EVERYTHING = new Everything(
            "a \"b\"\n",
            3,
            0.1,
            Optional.of("x"),
            Optional.empty(),
            Path.of("lake/a"),
            Instant.parse("2026-01-02T03:04:05.678Z"),
            Transform.LOG2_PLUS_1,
            Map.of("b", 2L, "a", 1L),
            List.of(Optional.of(1.5), Optional.empty()));

    @Test
    void a_record_comes_back_as_it_was() {
        assertEquals(EVERYTHING, Json.read(Json.write(EVERYTHING), Everything.class));
    }

    @Test
    void records_keep_their_order_and_maps_are_sorted() {
        assertEquals("""
                {
                  "text": "a \\"b\\"\\n",
                  "count": 3,
                  "value": 0.1,
                  "present": "x",
                  "absent": null,
                  "place": "lake/a",
                  "at": "2026-01-02T03:04:05.678Z",
                  "transform": "log2-plus-1",
                  "counts": {
                    "a": 1,
                    "b": 2
                  },
                  "values": [
                    1.5,
                    null
                  ]
                }
                """, Json.write(EVERYTHING));
    }

    @Test
    void canonical_json_sorts_every_key_and_has_no_space() {
        var map = new LinkedHashMap<String, Object>();
        map.put("z", Map.of("y", 1, "b", 2));
        map.put("a", Json.parse("{\"d\": 1, \"c\": [2, {\"f\": 1, \"e\": 0}]}"));
        assertEquals("{\"a\":{\"c\":[2,{\"e\":0,\"f\":1}],\"d\":1},\"z\":{\"b\":2,\"y\":1}}", Json.canonical(map));
    }

    @Test
    void a_field_of_a_later_version_is_ignored_and_an_absent_optional_is_empty() {
        record Small(int n, Optional<String> note) {}
        assertEquals(new Small(1, Optional.empty()), Json.read("{\"n\": 1, \"later\": true}", Small.class));
    }

    @Test
    void a_missing_number_is_refused_and_not_zero() {
        record Small(int n) {}
        var refused =
                assertThrows(DataRefusedException.class, () -> Json.read("{\"m\": 1}", Small.class, "runs/a/run.json"));
        assertTrue(refused.getMessage().startsWith("Cannot read runs/a/run.json as Small: "), refused.getMessage());
    }

    @Test
    void text_that_is_not_json_is_refused_with_its_place() {
        var refused = assertThrows(DataRefusedException.class, () -> Json.parse("{\"a\": 1"));
        assertTrue(refused.getMessage().contains("(line 1, column"), refused.getMessage());
    }

    @Test
    void an_unknown_constant_is_refused() {
        assertThrows(DataRefusedException.class, () -> Json.read("\"log3\"", Transform.class));
    }
}
