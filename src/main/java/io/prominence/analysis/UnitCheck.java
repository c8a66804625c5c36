package io.prominence.analysis;

import io.prominence.domain.CohortCard;
import io.prominence.domain.DataRefusedException;
import io.prominence.domain.ExpressionUnit;
import io.prominence.domain.ExpressionUnit.Scale;
import io.prominence.domain.Identified;
import io.prominence.domain.Outcome;
import io.prominence.domain.Transform;
import io.prominence.domain.Transforms;
import io.prominence.lake.CohortVersion;
import io.prominence.scan.Analysis;
import io.prominence.scan.Method;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Refuses effects that are not what their scale says, or that mean something else in one cohort than in another: only
 * effects of one scale are pooled.
 *
 * <p>A log2 fold change needs log2 values. A hazard ratio is one per unit: a doubling on any log2 scale, a standard deviation,
 * or the one linear unit that all cohorts have. A correlation on a linear scale is another than on logarithms, but for
 * that of ranks, which is free of unit as an AUC is. Asked are the cohorts that have the outcome.
 */
final class UnitCheck {
    private UnitCheck() {}

    /**
     * Checks every analysis.
     *
     * @throws DataRefusedException naming the analysis, every cohort with its unit, and what to do
     */
    static void check(List<CohortVersion> cohorts, List<Analysis> analyses) {
        for (Analysis analysis : analyses) {
            check(
                    cohorts.stream()
                            .filter(cohort -> has(cohort.card(), analysis.outcome()))
                            .toList(),
                    analysis);
        }
    }

    private static boolean has(CohortCard card, Outcome outcome) {
        return switch (outcome.kind()) {
            case MARKER -> true;
            case LABEL -> card.labels().containsKey(outcome.id());
            case ENDPOINT -> card.endpoints().containsKey(outcome.id());
        };
    }

    private static void check(List<CohortVersion> cohorts, Analysis analysis) {
        switch (analysis.method().scale()) {
            case LOG2_FOLD_CHANGE, LOG2_FOLD_CHANGE_CHANGE -> mustBeLog2(cohorts, analysis);
            case LOG_HAZARD_RATIO, LOG_HAZARD_RATIO_CHANGE ->
                mustBeAlike(
                        cohorts, analysis, UnitCheck::unitOf, "a hazard ratio per unit means something else in each");
            case FISHER_Z, FISHER_Z_DIFFERENCE -> {
                if (analysis.method().reading() == Method.Reading.VALUES) {
                    mustBeAlike(
                            cohorts,
                            analysis,
                            UnitCheck::shapeOf,
                            "correlations of logarithms are not those of amounts");
                }
            }
            case AUC -> {
                // Of ranks: the same in every unit.
            }
        }
    }

    private static void mustBeLog2(List<CohortVersion> cohorts, Analysis analysis) {
        List<CohortVersion> others =
                cohorts.stream().filter(cohort -> scaleOf(cohort) != Scale.LOG2).toList();
        if (!others.isEmpty()) {
            throw new DataRefusedException(
                    "Cannot compute " + name(analysis) + ": its effect is a log2 fold change, but" + " values are "
                            + units(others) + ". " + advice(others, analysis));
        }
    }

    private static void mustBeAlike(
            List<CohortVersion> cohorts, Analysis analysis, Function<CohortVersion, String> key, String reason) {
        if (cohorts.stream().map(key).distinct().count() > 1) {
            throw new DataRefusedException(
                    "Cannot pool " + analysis.method().scale().id() + " of " + name(analysis) + ": "
                            + reason + ", as values are " + units(cohorts) + ". "
                            + advice(
                                    cohorts.stream()
                                            .filter(cohort -> scaleOf(cohort) != Scale.LOG2)
                                            .toList(),
                                    analysis));
        }
    }

    private static String name(Analysis analysis) {
        return analysis.method().id() + " with " + analysis.outcome().name();
    }

    /** What a difference of one means: only linear units differ from each other. */
    private static String unitOf(CohortVersion cohort) {
        return scaleOf(cohort) == Scale.LINEAR
                ? cohort.card().unit()
                : scaleOf(cohort).name();
    }

    /** Standard deviations have the shape of the logarithms that they are made of. */
    private static String shapeOf(CohortVersion cohort) {
        return scaleOf(cohort) == Scale.LINEAR ? Scale.LINEAR.name() : Scale.LOG2.name();
    }

    private static String units(List<CohortVersion> cohorts) {
        return cohorts.stream()
                .map(cohort -> describe(cohort) + " in " + cohort.card().id())
                .collect(Collectors.joining(", "));
    }

    /** @param others cohorts that are not on a log2 scale */
    private static String advice(List<CohortVersion> others, Analysis analysis) {
        String linear = ids(others, Scale.LINEAR);
        String standardised = ids(others, Scale.STANDARD_DEVIATIONS);
        return (linear.isEmpty() ? "" : "Declare transform = log2-plus-1 for " + linear + ". ")
                + (standardised.isEmpty() ? "" : "Leave out " + standardised + ", or give its values on a log2 scale. ")
                + "Or take " + analysis.method().id() + " out of associate.methods.";
    }

    private static String ids(List<CohortVersion> cohorts, Scale scale) {
        return cohorts.stream()
                .filter(cohort -> scaleOf(cohort) == scale)
                .map(cohort -> cohort.card().id())
                .collect(Collectors.joining(" and "));
    }

    private static String describe(CohortVersion cohort) {
        String transform = cohort.card().transform();
        return cohort.card().unit() + (transform.equals(Transform.NONE.id()) ? "" : " after " + transform);
    }

    /** Scale of the values that analyses see; counts are seen as log2 counts per million. */
    private static Scale scaleOf(CohortVersion cohort) {
        if (cohort.card().holdsCounts()) {
            return Scale.LOG2;
        }
        ExpressionUnit unit = Identified.find(
                        ExpressionUnit.class, cohort.card().unit())
                .orElseThrow(() -> unknown(cohort, "unit", cohort.card().unit()));
        return Transforms.parse(cohort.card().transform())
                .orElseThrow(() -> unknown(cohort, "transform", cohort.card().transform()))
                .scaleAfter(unit);
    }

    private static DataRefusedException unknown(CohortVersion cohort, String what, String value) {
        return new DataRefusedException("Cannot use cohort version " + cohort.path() + ": its cohort.json has the "
                + what
                + " " + value + ", which this version of the program does not know. Use the version that wrote it, "
                + "or ingest again.");
    }
}
