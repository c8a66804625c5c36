package io.prominence.analysis;

import io.prominence.domain.AssociatePlan;
import io.prominence.results.GroupDifference;
import io.prominence.scan.Design;
import io.prominence.stats.Estimate;
import io.prominence.stats.GeneFilter;
import io.prominence.stats.GeneKernel;
import io.prominence.stats.WelchT;
import io.prominence.stats.Wilcoxon;
import java.util.Arrays;
import java.util.Optional;

/** The marker in the two groups of one label of one cohort. */
final class MarkerGroups {
    private MarkerGroups() {}

    static GroupDifference difference(
            String cohort,
            String cancer,
            String label,
            Optional<double[]> values,
            Optional<Design> design,
            AssociatePlan plan) {
        if (values.isEmpty() || design.isEmpty()) {
            return undefined(cohort, cancer, label, 0, 0, MarkerDossier.notAvailable());
        }
        double[] positive = members(values.get(), design.get().group(), 1);
        double[] negative = members(values.get(), design.get().group(), 0);
        GeneFilter filter = new GeneFilter(plan.minSamples(), plan.minEvents(), plan.maxMissing(), plan.minVariance());
        Estimate ranks = new Estimate();
        ranks.clear();
        GeneKernel.Worker wilcoxon =
                Wilcoxon.prepare(design.get().group(), filter).worker();
        wilcoxon.apply(values.get(), ranks);
        if (ranks.undefined != null) {
            return undefined(cohort, cancer, label, positive.length, negative.length, ranks.undefined.id());
        }
        WelchT welch = WelchT.test(positive, negative);
        return new GroupDifference(
                cohort,
                cancer,
                label,
                positive.length,
                negative.length,
                Numbers.orMissing(welch.meanA()),
                Numbers.orMissing(welch.meanB()),
                Numbers.orMissing(welch.difference()),
                Numbers.orMissing(welch.ciLow()),
                Numbers.orMissing(welch.ciHigh()),
                Numbers.p(welch.logP()),
                Numbers.negLog10(welch.logP()),
                ranks.effect,
                Numbers.orMissing(ranks.ciLow),
                Numbers.orMissing(ranks.ciHigh),
                Numbers.p(ranks.logP),
                Numbers.negLog10(ranks.logP),
                null);
    }

    private static double[] members(double[] values, byte[] group, int status) {
        double[] members = new double[values.length];
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (group[i] == status && !Double.isNaN(values[i])) {
                members[count++] = values[i];
            }
        }
        return Arrays.copyOf(members, count);
    }

    private static GroupDifference undefined(
            String cohort, String cancer, String label, int positive, int negative, String reason) {
        return new GroupDifference(
                cohort, cancer, label, positive, negative, null, null, null, null, null, null, null, null, null, null,
                null, null, reason);
    }
}
