package io.prominence.simulation;

import io.prominence.provenance.Software;
import io.prominence.simulation.Estimands.MarkerEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The content of {@code truth.json}: everything that was planted.
 *
 * @param software program and version that simulated
 * @param seed root of all random numbers
 * @param marker the gene the model is about
 * @param structure the planted coefficients, by the names of {@link Effects}
 * @param programmes what genes load on
 * @param estimands outcome name to what pooling over the cohorts estimates of the marker
 * @param cohorts each cohort with its parameters, what was drawn, and the marker's true effect in it
 * @param genes every gene with its loadings
 */
record Truth(
        String software,
        long seed,
        String marker,
        Effects structure,
        List<Programme> programmes,
        Map<String, PooledEffect> estimands,
        List<CohortTruth> cohorts,
        List<GeneTruth> genes) {

    /**
     * Mean of an effect over the cohorts that have the outcome.
     *
     * @param cohorts how many they are
     * @param logHazardRatio mean over cohorts, for an endpoint
     * @param logHazardRatioByCancer mean over the cohorts of a cancer
     * @param betweenCohortSd standard deviation over cohorts of the log hazard ratio or the AUC
     * @param meanDifference mean over cohorts, for a label
     * @param auc mean over cohorts, for a label
     * @param aucByCancer mean over the cohorts of a cancer
     */
    record PooledEffect(
            int cohorts,
            Double logHazardRatio,
            Map<String, Double> logHazardRatioByCancer,
            double betweenCohortSd,
            Double meanDifference,
            Double auc,
            Map<String, Double> aucByCancer) {}

    /**
     * One cohort.
     *
     * @param plan its parameters
     * @param drawn what this seed drew: counts of patients, positives and events, before any choice of samples
     * @param markerEffects outcome name to the marker's true marginal effect
     */
    record CohortTruth(CohortPlan plan, Map<String, Integer> drawn, Map<String, MarkerEffect> markerEffects) {}

    /**
     * One gene.
     *
     * @param symbol symbol
     * @param group panel, or what an anonymous gene follows
     * @param mean mean log2 expression before the platform
     * @param noise standard deviation of its own
     * @param loadings programme to log2 units per unit
     * @param module correlated module, −1 for none
     * @param moduleLoading log2 units per standard deviation of the module's own factor, which goes with no outcome
     * @param outcome {@code associated} where it loads on a programme that goes with outcome, otherwise {@code null}
     * @param batchShifts cohort id to the shift of this gene there; a cohort that does not measure it is absent
     */
    record GeneTruth(
            String symbol,
            String group,
            double mean,
            double noise,
            Map<String, Double> loadings,
            int module,
            double moduleLoading,
            String outcome,
            Map<String, Double> batchShifts) {}

    /** Computes the truth of a plan whose cohorts have been drawn. */
    static Truth of(SimulationPlan plan, List<SimulatedCohort> drawn) {
        var cohorts = new ArrayList<CohortTruth>();
        for (SimulatedCohort cohort : drawn) {
            cohorts.add(new CohortTruth(
                    cohort.plan(),
                    counts(cohort),
                    Estimands.of(cohort.plan(), plan.effects(), plan.referenceSamples())));
        }
        return new Truth(
                Software.nameAndVersion(),
                plan.seed(),
                Transcriptome.MARKER,
                plan.effects(),
                List.of(Programme.values()),
                pooled(cohorts),
                cohorts,
                Transcriptome.of(plan).stream()
                        .map(gene -> gene(gene, plan, drawn))
                        .toList());
    }

    private static Map<String, Integer> counts(SimulatedCohort cohort) {
        SampleTable samples = SampleTable.of(cohort);
        var counts = new TreeMap<String, Integer>();
        counts.put("patients", cohort.specimens().patients());
        counts.put("samples", cohort.specimens().size());
        samples.labels().forEach((id, label) -> counts.put("label:" + id, ones(label)));
        samples.endpoints().forEach((id, endpoint) -> counts.put("endpoint:" + id, ones(endpoint.event())));
        return counts;
    }

    private static int ones(byte[] values) {
        int ones = 0;
        for (byte value : values) {
            ones += value == 1 ? 1 : 0;
        }
        return ones;
    }

    private static GeneTruth gene(GeneSpec gene, SimulationPlan plan, List<SimulatedCohort> drawn) {
        var loadings = new TreeMap<String, Double>();
        gene.loadings().forEach((programme, loading) -> loadings.put(programme.id(), loading));
        var shifts = new TreeMap<String, Double>();
        drawn.stream()
                .filter(cohort -> cohort.measures(gene))
                .forEach(cohort -> shifts.put(cohort.plan().id(), cohort.batchShift(gene)));
        boolean associated = gene.loadings().entrySet().stream()
                .anyMatch(loading -> loading.getValue() != 0 && loading.getKey().goesWithOutcome(plan.effects()));
        return new GeneTruth(
                gene.symbol(),
                gene.group(),
                gene.mean(),
                gene.noise(),
                loadings,
                gene.module(),
                gene.moduleLoading(),
                associated ? "associated" : "null",
                shifts);
    }

    private static Map<String, PooledEffect> pooled(List<CohortTruth> cohorts) {
        var outcomes = new TreeSet<String>();
        cohorts.forEach(cohort -> outcomes.addAll(cohort.markerEffects().keySet()));
        var pooled = new TreeMap<String, PooledEffect>();
        for (String outcome : outcomes) {
            List<CohortTruth> having = cohorts.stream()
                    .filter(cohort -> cohort.markerEffects().containsKey(outcome))
                    .toList();
            pooled.put(outcome, pooled(outcome, having));
        }
        return pooled;
    }

    private static PooledEffect pooled(String outcome, List<CohortTruth> cohorts) {
        Function<MarkerEffect, Double> scale =
                outcome.startsWith("endpoint:") ? MarkerEffect::logHazardRatio : MarkerEffect::auc;
        return new PooledEffect(
                cohorts.size(),
                mean(outcome, cohorts, MarkerEffect::logHazardRatio),
                byCancer(outcome, cohorts, MarkerEffect::logHazardRatio),
                deviation(outcome, cohorts, scale),
                mean(outcome, cohorts, MarkerEffect::meanDifference),
                mean(outcome, cohorts, MarkerEffect::auc),
                byCancer(outcome, cohorts, MarkerEffect::auc));
    }

    private static List<Double> effects(
            String outcome, List<CohortTruth> cohorts, Function<MarkerEffect, Double> scale) {
        return cohorts.stream()
                .map(cohort -> scale.apply(cohort.markerEffects().get(outcome)))
                .filter(Objects::nonNull)
                .toList();
    }

    private static Double mean(String outcome, List<CohortTruth> cohorts, Function<MarkerEffect, Double> scale) {
        List<Double> effects = effects(outcome, cohorts, scale);
        return effects.isEmpty()
                ? null
                : effects.stream().mapToDouble(Double::doubleValue).sum() / effects.size();
    }

    private static double deviation(String outcome, List<CohortTruth> cohorts, Function<MarkerEffect, Double> scale) {
        List<Double> effects = effects(outcome, cohorts, scale);
        double mean = effects.stream().mapToDouble(Double::doubleValue).sum() / effects.size();
        double squares = effects.stream()
                .mapToDouble(effect -> (effect - mean) * (effect - mean))
                .sum();
        return effects.size() < 2 ? 0 : Math.sqrt(squares / (effects.size() - 1));
    }

    private static Map<String, Double> byCancer(
            String outcome, List<CohortTruth> cohorts, Function<MarkerEffect, Double> scale) {
        var means = new TreeMap<String, Double>();
        for (CohortTruth cohort : cohorts) {
            String cancer = cohort.plan().disease().cancer();
            List<CohortTruth> same = cohorts.stream()
                    .filter(other -> other.plan().disease().cancer().equals(cancer))
                    .toList();
            Double mean = mean(outcome, same, scale);
            if (mean != null) {
                means.put(cancer, mean);
            }
        }
        return means;
    }
}
