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

    private Route(Preparation survey, Surveyed main, Completion completion) {
        this.survey = survey;
        this.main = main;
        this.completion = completion;
    }

    /** One kernel. */
    public static Route once(Preparation preparation) {
        return new Route(null, (design, filter, none) -> preparation.prepare(design, filter), Completion.NONE);
    }

    /** A survey, then the kernel. */
    public static Route twice(Preparation survey, Surveyed main) {
        return new Route(survey, main, Completion.NONE);
    }

    /** The same route with something left to do at its end. */
    public Route then(Completion last) {
        return new Route(survey, main, last);
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
