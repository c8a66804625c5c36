package io.prominence.report.chart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.prominence.report.html.Resources;

/** Reads specifications and fills their data. */
final class VegaLite {
    private static final ObjectMapper JSON = new ObjectMapper();

    private VegaLite() {}

    /**
     * A fresh copy of a specification.
     *
     * @param name of the resource, without folder and ending
     */
    static ObjectNode specification(String name) {
        try {
            return (ObjectNode) JSON.readTree(Resources.text("specs/" + name + ".vl.json"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot read specification " + name + ": " + e.getMessage(), e);
        }
    }

    static ArrayNode array(double... values) {
        ArrayNode array = JSON.createArrayNode();
        for (double value : values) {
            array.add(value);
        }
        return array;
    }

    static ArrayNode rows() {
        return JSON.createArrayNode();
    }

    /** Puts a number, or null where it is missing or not finite: JSON has no NaN. */
    static void put(ObjectNode row, String name, Double value) {
        if (value == null || !Double.isFinite(value)) {
            row.putNull(name);
        } else {
            row.put(name, value);
        }
    }

    /** The object at a JSON pointer, which the specification must have. */
    static ObjectNode at(ObjectNode specification, String pointer) {
        JsonNode node = specification.at(pointer);
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalStateException("Cannot fill the specification: it has no object at " + pointer + ".");
    }
}
