package io.prominence.domain;

/** What ingest does to every value before it is stored. */
public enum Transform implements Identified {
    NONE("none"),
    /** x becomes log2(x + 1); only for units on a linear scale. */
    LOG2_PLUS_1("log2-plus-1");

    private final String id;

    Transform(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    /** True where values of {@code unit} are still counts when they are stored. */
    public boolean leavesCounts(ExpressionUnit unit) {
        return this == NONE && unit == ExpressionUnit.COUNTS;
    }

    /** Scale of the stored values when values of {@code unit} have gone through this transform. */
    public ExpressionUnit.Scale scaleAfter(ExpressionUnit unit) {
        return this == LOG2_PLUS_1 ? ExpressionUnit.Scale.LOG2 : unit.scale();
    }
}
