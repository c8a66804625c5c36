package io.prominence.scan;

import io.prominence.stats.GeneFilter;
import io.prominence.stats.GeneKernel;
import java.util.Optional;

/**
 * How a method gets from the design of a cohort to its estimates: by one kernel, or by a second one that is prepared
 * from what a first one, the survey, said of all genes; and what is still to be done when all genes are known. A
 * preparation that gives null says that the cohort cannot answer.
 */
public final class Route {
    private final Preparation survey;
    private final Surveyed main;
    private final Completion completion;
    /** The route of cohorts of counts; null where it is this one. */
    private final Route counts;

    private Route(Preparation survey, Surveyed main, Completion completion, Route counts) {
        this.survey = survey;
        this.main = main;
        this.completion = completion;
        this.counts = counts;
    }

    /** One kernel. */
    public static Route once(Preparation preparation) {
        return new Route(null, (design, filter, none) -> preparation.prepare(design, filter), Completion.NONE, null);
    }

    /** A survey, then the kernel. */
    public static Route twice(Preparation survey, Surveyed main) {
        return new Route(survey, main, Completion.NONE, null);
    }

    /** The same route with something left to do at its end. */
    public Route then(Completion last) {
        return new Route(survey, main, last, counts);
    }

    /**
     * The same route, and another one for cohorts of counts: there kernels see the counts themselves, and the design has
     * the library sizes. A route without another sees log2 counts per million.
     */
    public Route ofCounts(Route other) {
        return new Route(survey, main, completion, other);
    }

    /** The route that leads through a cohort. */
    Route through(CohortInput cohort) {
        return seesCounts(cohort) ? counts : this;
    }

    /** True where the kernels see the counts of this cohort themselves. */
    boolean seesCounts(CohortInput cohort) {
        return counts != null && cohort.libraries().isPresent();
    }

    /** The survey's kernel; empty where there is no survey. */
    Optional<GeneKernel> survey(Design design, GeneFilter filter) {
        return survey == null ? Optional.empty() : Optional.ofNullable(survey.prepare(design, filter));
    }

    boolean hasSurvey() {
        return survey != null;
    }

    /** The kernel; null where the cohort cannot answer. */
    GeneKernel kernel(Design design, GeneFilter filter, EstimateColumns surveyed) {
        return main.prepare(design, filter, surveyed);
    }

    Completion completion() {
        return completion;
    }

    /** Prepares a kernel for one cohort. */
    @FunctionalInterface
    public interface Preparation {
        GeneKernel prepare(Design design, GeneFilter filter);
    }

    /** Prepares a kernel for one cohort from what the survey said of its genes, sorted by gene id. */
    @FunctionalInterface
    public interface Surveyed {
        GeneKernel prepare(Design design, GeneFilter filter, EstimateColumns survey);
    }

    /** Finishes the estimates of one cohort, for methods that borrow strength over genes. */
    @FunctionalInterface
    public interface Completion {
        /** Nothing is left to do. */
        Completion NONE = estimates -> {};

        void complete(EstimateColumns estimates);
    }
}
