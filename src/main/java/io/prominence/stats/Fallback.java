package io.prominence.stats;

/** An estimator that takes the place of a method's own where that one has no finite result. */
public enum Fallback {
    /** Firth's penalised partial likelihood, where the partial likelihood has no maximum (separation). */
    FIRTH("firth");

    private final String id;

    Fallback(String id) {
        this.id = id;
    }

    /** The name in tables. */
    public String id() {
        return id;
    }
}
