package io.prominence.scan;

import io.prominence.domain.StudySeed;
import io.prominence.stats.CoxFit;
import io.prominence.stats.CoxModel;
import io.prominence.stats.GeneFilter;
import io.prominence.stats.MartingaleResiduals;
import io.prominence.stats.ScoreNull;
import io.prominence.stats.SurvivalData;
import io.prominence.stats.Undefined;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The permuted scores of one analysis of one cohort, as they are sent to the executors.
 *
 * @param scores null where the cohort cannot answer
 * @param undefined why it cannot; null where it can
 * @param reading what they see of a gene
 */
record CohortScores(ScoreNull scores, Undefined undefined, ValueReading reading) implements Serializable {

    /** What is permuted of a cohort. */
    static CohortScores of(
            CohortInput cohort, PermutedAnalysis analysis, GeneFilter filter, StudySeed seed, int count) {
        Optional<Design> design =
                Design.of(cohort.samples(), cohort.marker(), analysis.outcome(), analysis.adjustment());
        if (design.isEmpty()) {
            return new CohortScores(null, Undefined.NOT_AVAILABLE, cohort.reading());
        }
        long own = seed.of(
                "permutation",
                cohort.version().card().id(),
                analysis.outcome().name(),
                analysis.adjustment().name());
        return new Preparation(design.get(), analysis, filter, cohort.reading()).prepare(own, count);
    }

    /** From a design to a number per sample and what is taken out of it. */
    private record Preparation(Design design, PermutedAnalysis analysis, GeneFilter filter, ValueReading reading) {
        private static final int[] NO_CLUSTERS = {};

        private CohortScores none(Undefined reason) {
            return new CohortScores(null, reason, reading);
        }

        CohortScores prepare(long seed, int count) {
            return switch (analysis.outcome().kind()) {
                case MARKER -> permuted(design.marker(), design.covariates(), seed, count);
                case LABEL -> label(seed, count);
                case ENDPOINT -> endpoint(seed, count);
            };
        }

        private CohortScores permuted(double[] outcome, double[][] covariates, long seed, int count) {
            ScoreNull scores = ScoreNull.prepare(
                    outcome, covariates, design.clusters(), design.blocks(), analysis.on(), filter, seed, count);
            return new CohortScores(scores, scores.undefined(), reading);
        }

        private CohortScores label(long seed, int count) {
            double[] outcome = new double[design.group().length];
            int positives = 0;
            int negatives = 0;
            for (int i = 0; i < outcome.length; i++) {
                byte group = design.group()[i];
                outcome[i] = group < 0 ? Double.NaN : group;
                positives += group == 1 && isComplete(i) ? 1 : 0;
                negatives += group == 0 && isComplete(i) ? 1 : 0;
            }
            return Math.min(positives, negatives) < Math.max(filter.minEvents(), 2)
                    ? none(Undefined.TOO_FEW_EVENTS)
                    : permuted(outcome, design.covariates(), seed, count);
        }

        private CohortScores endpoint(long seed, int count) {
            double[] logHazard = new double[design.time().length];
            if (design.covariates().length > 0) {
                SurvivalData data =
                        new SurvivalData(design.time(), design.event(), design.entry(), design.strata(), NO_CLUSTERS);
                CoxFit fit = CoxModel.fit(data, design.covariates());
                for (int term = 0; term < design.covariates().length; term++) {
                    if (fit.undefined(term) != null) {
                        return none(fit.undefined(term));
                    }
                }
                add(fit.coefficients(), logHazard);
            }
            double[] residuals =
                    MartingaleResiduals.of(design.time(), design.event(), design.entry(), design.strata(), logHazard);
            int events = 0;
            for (int i = 0; i < residuals.length; i++) {
                events += !Double.isNaN(residuals[i]) && design.event()[i] == 1 ? 1 : 0;
            }
            return events < Math.max(filter.minEvents(), 1)
                    ? none(Undefined.TOO_FEW_EVENTS)
                    : permuted(residuals, withStrata(residuals), seed, count);
        }

        private void add(double[] coefficients, double[] logHazard) {
            for (int term = 0; term < coefficients.length; term++) {
                double[] column = design.covariates()[term];
                for (int i = 0; i < logHazard.length; i++) {
                    logHazard[i] += coefficients[term] * column[i];
                }
            }
        }

        /** Covariates, and a column for every stratum but the first: the score compares within strata only. */
        private double[][] withStrata(double[] residuals) {
            int[] strata = design.strata();
            int[] present = IntStream.range(0, strata.length)
                    .filter(i -> !Double.isNaN(residuals[i]))
                    .map(i -> strata[i])
                    .distinct()
                    .sorted()
                    .skip(1)
                    .toArray();
            int covariates = design.covariates().length;
            double[][] columns = Arrays.copyOf(design.covariates(), covariates + present.length);
            for (int j = 0; j < present.length; j++) {
                int stratum = present[j];
                double[] column = new double[strata.length];
                Arrays.setAll(column, i -> strata[i] == stratum ? 1 : 0);
                columns[covariates + j] = column;
            }
            return columns;
        }

        private boolean isComplete(int sample) {
            return Arrays.stream(design.covariates()).allMatch(column -> Double.isFinite(column[sample]));
        }
    }
}
