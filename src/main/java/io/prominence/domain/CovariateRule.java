package io.prominence.domain;

/**
 * How a covariate is read from a clinical column.
 *
 * @param id name of the covariate
 * @param column clinical column
 * @param type numeric, or categorical (levels compared trimmed, without case)
 */
public record CovariateRule(String id, String column, Type type) {
    /** Kind of values. */
    public enum Type implements Identified {
        NUMERIC("numeric"),
        CATEGORICAL("categorical");

        private final String id;

        Type(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }
    }
}
