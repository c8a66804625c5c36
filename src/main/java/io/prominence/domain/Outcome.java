package io.prominence.domain;

/**
 * What expression is held against.
 *
 * @param kind marker, label or endpoint
 * @param id symbol of the marker, or id of the label or endpoint
 */
public record Outcome(Kind kind, String id) {
    /** Kinds of outcome. */
    public enum Kind implements Identified {
        MARKER("marker"),
        LABEL("label"),
        ENDPOINT("endpoint");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }
    }

    public static Outcome marker(String symbol) {
        return new Outcome(Kind.MARKER, symbol);
    }

    public static Outcome label(String id) {
        return new Outcome(Kind.LABEL, id);
    }

    public static Outcome endpoint(String id) {
        return new Outcome(Kind.ENDPOINT, id);
    }

    /** The name in tables, for example {@code label:metastatic-tissue}. */
    public String name() {
        return kind.id() + ":" + id;
    }
}
