package io.prominence.simulation;

import io.prominence.domain.ConfigurationException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What is simulated.
 *
 * @param seed root of all random numbers
 * @param genes genes, named and anonymous together; each cohort lacks a few
 * @param cohorts cohorts, in order
 * @param effects planted structure
 * @param referenceSamples samples per cohort of the reference population on which the true marginal effects are computed
 */
public record SimulationPlan(long seed, int genes, List<CohortPlan> cohorts, Effects effects, int referenceSamples)
        implements Serializable {
    /** Genes of the demo. */
    public static final int DEMO_GENES = 2_000;

    /** Samples per cohort of the demo. */
    public static final int DEMO_SAMPLES = 250;

    /** Cohorts per cancer of the demo. */
    public static final int DEMO_COHORTS_PER_CANCER = 2;

    private static final int FEWEST_SAMPLES = 20;
    private static final int REFERENCE_SAMPLES = 50_000;

    public SimulationPlan {
        cohorts = List.copyOf(cohorts);
    }

    /** Six cohorts of three cancers, 250 samples and 2,000 genes each. */
    public static SimulationPlan demo(long seed) {
        return of(seed, DEMO_GENES, DEMO_SAMPLES, DEMO_COHORTS_PER_CANCER);
    }

    /**
     * Melanoma, renal and breast cohorts of the same size.
     *
     * @param genes at least as many as there are named genes
     * @param samples samples per cohort, at least 20
     * @param cohortsPerCancer at least 1
     * @throws ConfigurationException naming every number that is too small
     */
    public static SimulationPlan of(long seed, int genes, int samples, int cohortsPerCancer) {
        var problems = new ArrayList<String>();
        refuseBelow(Transcriptome.namedGenes(), genes, "genes (the panels alone need them)", problems);
        refuseBelow(FEWEST_SAMPLES, samples, "samples", problems);
        refuseBelow(1, cohortsPerCancer, "cohorts-per-cancer", problems);
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        var cohorts = new ArrayList<CohortPlan>();
        for (Disease disease : List.of(Disease.MELANOMA, Disease.RENAL, Disease.BREAST)) {
            for (int i = 0; i < cohortsPerCancer; i++) {
                cohorts.add(cohort(disease, i, samples));
            }
        }
        return new SimulationPlan(seed, genes, cohorts, Effects.runaway(), REFERENCE_SAMPLES);
    }

    /** The same cohorts with another planted structure. */
    public SimulationPlan withEffects(Effects other) {
        return new SimulationPlan(seed, genes, cohorts, other, referenceSamples);
    }

    /** The same plan with another root of random numbers; the true effects stay as they are. */
    public SimulationPlan withSeed(long other) {
        return new SimulationPlan(other, genes, cohorts, effects, referenceSamples);
    }

    /** The same plan with a reference population of another size. */
    public SimulationPlan withReferenceSamples(int other) {
        return new SimulationPlan(seed, genes, cohorts, effects, other);
    }

    private static void refuseBelow(int least, int value, String name, List<String> problems) {
        if (value < least) {
            problems.add(String.format(
                    Locale.ROOT,
                    "Cannot simulate %d %s: at least %d are needed. Raise simulate.%s.",
                    value,
                    name,
                    least,
                    name.split(" ", 2)[0]));
        }
    }

    private static CohortPlan cohort(Disease disease, int index, int samples) {
        String letters = letters(index);
        boolean even = index % 2 == 0;
        return new CohortPlan(
                "sim-" + disease.cancer() + "-" + letters,
                "S" + disease.code() + letters.toUpperCase(Locale.ROOT),
                disease,
                platform(disease, even),
                format(disease, even),
                even ? CohortPlan.Retention.EVERY_SAMPLE : CohortPlan.Retention.FIRST_SAMPLE,
                samples,
                even ? 9 : 7);
    }

    private static Platform platform(Disease disease, boolean even) {
        return switch (disease.cancer()) {
            case "melanoma" -> even ? Platform.RSEM : Platform.ARRAY;
            case "renal" -> even ? Platform.RSEM : Platform.CPM;
            default -> even ? Platform.FPKM : Platform.ARRAY;
        };
    }

    private static SourceFormat format(Disease disease, boolean even) {
        return switch (disease.cancer()) {
            case "melanoma" -> even ? SourceFormat.MATRIX_GENES_BY_SAMPLES : SourceFormat.MATRIX_SAMPLES_BY_GENES;
            case "renal" -> SourceFormat.CBIOPORTAL;
            default -> SourceFormat.PARQUET_LONG;
        };
    }

    /** a … z, aa, ab …: a number of the cohort in letters. */
    private static String letters(int index) {
        String last = String.valueOf((char) ('a' + index % 26));
        return index < 26 ? last : letters(index / 26 - 1) + last;
    }
}
