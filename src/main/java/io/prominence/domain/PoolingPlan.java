package io.prominence.domain;

/**
 * How effects are pooled over cohorts.
 *
 * @param tau2 estimator of the between-cohort variance
 * @param test standard error, distribution and intervals of the random effect
 */
public record PoolingPlan(Tau2Estimator tau2, PooledTest test) {
    /** REML with the modified Knapp–Hartung test. */
    public static PoolingPlan withDefaults() {
        return new PoolingPlan(Tau2Estimator.REML, PooledTest.MODIFIED_KNAPP_HARTUNG);
    }

    /** Estimators of the between-cohort variance. */
    public enum Tau2Estimator implements Identified {
        REML("reml"),
        PAULE_MANDEL("paule-mandel"),
        DERSIMONIAN_LAIRD("dersimonian-laird");

        private final String id;

        Tau2Estimator(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }
    }

    /** Tests of the random effect. */
    public enum PooledTest implements Identified {
        /** Knapp and Hartung's error, never narrower than the normal one; t. */
        MODIFIED_KNAPP_HARTUNG("modified-knapp-hartung"),
        /** Knapp and Hartung's error; t. */
        KNAPP_HARTUNG("knapp-hartung"),
        /** Inverse-variance error; normal. */
        NORMAL("normal");

        private final String id;

        PooledTest(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }
    }
}
