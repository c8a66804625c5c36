package io.prominence.analysis;

import io.prominence.domain.DataRefusedException;
import io.prominence.domain.EffectScale;
import io.prominence.domain.ExpressionUnit;
import io.prominence.domain.ExpressionUnit.Scale;
import io.prominence.domain.Identified;
import io.prominence.domain.Transform;
import io.prominence.lake.CohortVersion;
import io.prominence.scan.Analysis;
import java.util.List;

/** Refuses effects that are not what their scale says, or that cannot be put together. */
final class UnitCheck {
    private UnitCheck() {}

    /** @throws DataRefusedException naming the first cohort whose values do not fit an analysis */
    static void check(List<CohortVersion> cohorts, List<Analysis> analyses) {
        for (Analysis analysis : analyses) {
            EffectScale scale = analysis.method().scale();
            if (scale == EffectScale.LOG2_FOLD_CHANGE || scale == EffectScale.LOG2_FOLD_CHANGE_CHANGE) {
                cohorts.forEach(cohort -> mustBeLog2(cohort, analysis));
            } else if (scale == EffectScale.LOG_HAZARD_RATIO || scale == EffectScale.LOG_HAZARD_RATIO_CHANGE) {
                cohorts.forEach(cohort -> mustBeLike(cohorts.get(0), cohort, analysis));
            }
        }
    }

    private static void mustBeLog2(CohortVersion cohort, Analysis analysis) {
        if (scaleOf(cohort) != Scale.LOG2) {
            throw new DataRefusedException("Cannot compute " + analysis.method().id() + " of "
                    + cohort.card().id() + ": its effect is a log2 fold change, but the values are "
                    + describe(cohort) + ". " + advice(cohort, analysis));
        }
    }

    private static void mustBeLike(CohortVersion first, CohortVersion cohort, Analysis analysis) {
        if (scaleOf(cohort) != scaleOf(first)) {
            CohortVersion linear = scaleOf(first) == Scale.LINEAR ? first : cohort;
            throw new DataRefusedException(
                    "Cannot pool log-hazard-ratio of " + cohort.card().id()
                            + ": its values are " + describe(cohort) + ", those of "
                            + first.card().id() + " are " + describe(first)
                            + ", so that a hazard ratio per unit means something"
                            + " else in each. " + advice(linear, analysis));
        }
    }

    private static String advice(CohortVersion cohort, Analysis analysis) {
        return scaleOf(cohort) == Scale.LINEAR
                ? "Declare transform = log2-plus-1 for " + cohort.card().id() + "."
                : "Leave the cohort out, give its values on a log2 scale, or take "
                        + analysis.method().id() + " out of associate.methods.";
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
        return Identified.find(Transform.class, cohort.card().transform())
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
