package io.prominence.provenance;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.prominence.domain.DataRefusedException;

/**
 * The JSON of this program: records by their components, an empty {@code Optional} as null, a path as its text, an
 * instant as ISO 8601 in UTC, an {@link io.prominence.domain.Identified} constant as its id.
 *
 * <p>{@link #write} keeps the order of record components and sorts the keys of maps, so equal values are equal bytes.
 * Reading ignores fields it does not know (files of later versions stay readable) and refuses a missing number.
 */
public final class Json {
    private static final JsonMapper MAPPER = mapper(false);
    private static final JsonMapper CANONICAL = mapper(true);

    private Json() {}

    /** Indented JSON that ends with a line end. */
    public static String write(Object value) {
        try {
            return MAPPER.writer(printer()).writeValueAsString(value) + "\n";
        } catch (JsonProcessingException e) {
            throw notWritable(value, e);
        }
    }

    /** JSON on one line, all keys sorted: the form that is fingerprinted. */
    public static String canonical(Object value) {
        try {
            return CANONICAL.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw notWritable(value, e);
        }
    }

    /**
     * Reads {@code json} as {@code type}.
     *
     * @throws DataRefusedException where it is not JSON of that type
     */
    public static <T> T read(String json, Class<T> type) {
        return read(json, type, "JSON text");
    }

    /** Same, with the place ({@code runs/…/run.json}) that an error names. */
    public static <T> T read(String json, Class<T> type, String place) {
        try {
            T value = MAPPER.readValue(json, type);
            if (value == null) {
                throw refused(type, place, "it is null", null);
            }
            return value;
        } catch (JsonProcessingException e) {
            throw refused(type, place, e.getOriginalMessage() + where(e), e);
        }
    }

    /** Any value as a tree, for example a resolved configuration given as nested maps. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** JSON text as a tree. */
    public static JsonNode parse(String json) {
        return read(json, JsonNode.class);
    }

    private static JsonMapper mapper(boolean sorted) {
        return JsonMapper.builder()
                .addModules(new JavaTimeModule(), new PlainTypes())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .configure(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY, sorted)
                .configure(JsonNodeFeature.WRITE_PROPERTIES_SORTED, true)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS))
                .build();
    }

    private static PrettyPrinter printer() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        return new DefaultPrettyPrinter(
                        DefaultPrettyPrinter.DEFAULT_SEPARATORS.withObjectFieldValueSpacing(Spacing.AFTER))
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter);
    }

    private static String where(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }

    private static DataRefusedException refused(Class<?> type, String place, String reason, Throwable cause) {
        return new DataRefusedException(
                "Cannot read " + place + " as " + type.getSimpleName() + ": " + reason
                        + ". It was damaged or written by another program; restore it or make it anew.",
                cause);
    }

    private static IllegalStateException notWritable(Object value, JsonProcessingException e) {
        return new IllegalStateException("Cannot write " + value.getClass().getName() + " as JSON", e);
    }
}
