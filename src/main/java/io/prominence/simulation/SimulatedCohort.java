package io.prominence.simulation;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * A cohort drawn: patients and samples in memory, expression made gene by gene when it is asked for.
 *
 * <p>A value is a function of seed, cohort, gene and sample alone: any range of samples of any gene, in any order, on any
 * machine, gives the same values. Memory grows with the samples, not with the genes.
 */
final class SimulatedCohort {
    private static final int BLOCK = 1024;
    private static final double ABSENT_SHARE = 0.02;

    private final long seed;
    private final CohortPlan plan;
    private final Patients patients;
    private final Specimens specimens;

    private SimulatedCohort(long seed, CohortPlan plan, Patients patients, Specimens specimens) {
        this.seed = seed;
        this.plan = plan;
        this.patients = patients;
        this.specimens = specimens;
    }

    static SimulatedCohort draw(long seed, CohortPlan plan, Effects effects, Specimens.PerPatient perPatient) {
        Patients patients = new PatientModel(seed, plan, effects).draw(plan.samples());
        return new SimulatedCohort(seed, plan, patients, Specimens.draw(seed, plan, patients, perPatient));
    }

    /** Draws a cohort as its configuration keeps it: with one sample per patient where it says so. */
    static SimulatedCohort asKept(long seed, CohortPlan plan, Effects effects) {
        boolean first = plan.retention() == CohortPlan.Retention.FIRST_SAMPLE;
        return draw(seed, plan, effects, first ? Specimens.PerPatient.ONLY_FIRST : Specimens.PerPatient.AS_SAMPLED);
    }

    CohortPlan plan() {
        return plan;
    }

    Patients patients() {
        return patients;
    }

    Specimens specimens() {
        return specimens;
    }

    /** The genes that this cohort's platform measures: the marker, and all others but for some two in a hundred. */
    List<GeneSpec> measured(List<GeneSpec> genes) {
        return genes.stream().filter(this::measures).toList();
    }

    /** Whether the platform of this cohort measures a gene. */
    boolean measures(GeneSpec gene) {
        return gene.symbol().equals(Transcriptome.MARKER)
                || Streams.named(seed, plan.id(), "measured", gene.symbol()).nextDouble() >= ABSENT_SHARE;
    }

    /** What the platform adds to every value of a gene beside its offset, in log2 units. */
    double batchShift(GeneSpec gene) {
        double[] normal = Streams.normals(Streams.named(seed, plan.id(), "batch", gene.symbol()), 1);
        return plan.platform().batchSd() * normal[0];
    }

    /**
     * Measured values of a gene.
     *
     * @param firstSample index of the sample of {@code values[0]}
     * @param values filled with published values, NaN where missing
     */
    void fill(GeneSpec gene, int firstSample, float[] values) {
        var line = new GeneLine(gene);
        int last = firstSample + values.length - 1;
        for (int block = firstSample / BLOCK; block <= last / BLOCK; block++) {
            line.fill(block, firstSample, values);
        }
    }

    /** One gene in this cohort: what of it does not change from sample to sample. */
    private final class GeneLine {
        private final GeneSpec gene;
        private final long noiseSeed;
        private final long moduleSeed;
        private final double[][] programmes;
        private final double[] loadings;
        private final double shift;
        private final double tens;

        GeneLine(GeneSpec gene) {
            this.gene = gene;
            noiseSeed = Streams.seed(seed, plan.id(), "expression", gene.symbol());
            moduleSeed = Streams.seed(seed, plan.id(), "module", Integer.toString(gene.module()));
            List<Programme> active = gene.loadings().keySet().stream()
                    .filter(specimens.programmes()::containsKey)
                    .toList();
            programmes = active.stream().map(specimens.programmes()::get).toArray(double[][]::new);
            loadings = active.stream().mapToDouble(gene::loading).toArray();
            shift = plan.platform().offset() + batchShift(gene);
            tens = StrictMath.pow(10, plan.platform().decimals());
        }

        void fill(int block, int firstSample, float[] values) {
            UniformRandomProvider random = Streams.block(noiseSeed, block);
            var noise = ZigguratSampler.NormalizedGaussian.of(random);
            var factor = ZigguratSampler.NormalizedGaussian.of(Streams.block(moduleSeed, block));
            int end = Math.min((block + 1) * BLOCK, firstSample + values.length);
            for (int sample = block * BLOCK; sample < end; sample++) {
                double own = gene.noise() * plan.platform().noise() * noise.sample();
                double module = gene.module() < 0 ? 0 : gene.moduleLoading() * factor.sample();
                double chance = random.nextDouble();
                if (sample >= firstSample) {
                    values[sample - firstSample] = publish(expression(sample) + module + own, chance);
                }
            }
        }

        private double expression(int sample) {
            double sum = gene.mean();
            for (int i = 0; i < loadings.length; i++) {
                sum += loadings[i] * programmes[i][sample];
            }
            return sum;
        }

        private float publish(double expression, double chance) {
            Platform platform = plan.platform();
            double value = shift + platform.slope() * expression;
            if (chance < platform.missingShare() + platform.dropout(value)) {
                return Float.NaN;
            }
            return (float) (Math.rint(Math.max(platform.floor(), value) * tens) / tens);
        }
    }
}
