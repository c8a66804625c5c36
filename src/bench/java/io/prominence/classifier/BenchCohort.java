package io.prominence.classifier;

import io.prominence.domain.CohortSamples;
import io.prominence.lake.CohortDraft;
import io.prominence.lake.CohortWriter;
import io.prominence.lake.GeneName;
import io.prominence.lake.GeneSource;
import io.prominence.lake.Lake;
import io.prominence.lake.LakeSession;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.ml.classification.LogisticRegressionModel;

/** A cohort of any size, of which the first {@value #DRIVERS} genes make the label. */
final class BenchCohort {
    static final String ID = "bench";
    static final String LABEL = "metastatic";
    private static final int DRIVERS = 20;
    private static final double EFFECT = 0.3;

    private BenchCohort() {}

    static void write(LakeSession session, Lake lake, int genes, int samples) {
        String[] ids =
                IntStream.range(0, samples).mapToObj(i -> "s" + i).toArray(String[]::new);
        byte[] label = new byte[samples];
        for (int i = 0; i < samples; i++) {
            double logit = -0.5;
            for (int gene = 0; gene < DRIVERS; gene++) {
                logit += EFFECT * normal(gene, i);
            }
            label[i] = (byte) (uniform(mix(-1, i)) < 1 / (1 + Math.exp(-logit)) ? 1 : 0);
        }
        CohortDraft draft = CohortDraft.made(
                ID,
                "0123456789abcdef",
                "melanoma",
                "made",
                "log2-tpm-plus-1",
                new CohortSamples(ids, ids, Map.of(LABEL, label), Map.of(), Map.of()),
                genes,
                Map.of(LABEL, "logistic in " + DRIVERS + " genes"));
        new CohortWriter(session, lake).write(draft, new Genes(genes));
    }

    /** Says how the coefficients of the genes that make the label differ from the others'. */
    static void check(FinalModel model) {
        double[] coefficients = ((LogisticRegressionModel) model.pipeline().stages()[0])
                .coefficients()
                .toArray();
        double drivers = 0;
        double others = 0;
        for (int j = 0; j < coefficients.length; j++) {
            String name = model.features().names().get(j);
            boolean driver = Integer.parseInt(name.substring(name.lastIndexOf('G') + 1)) < DRIVERS;
            drivers += driver ? coefficients[j] / DRIVERS : 0;
            others = Math.max(others, driver ? 0 : Math.abs(coefficients[j]));
        }
        System.out.printf(
                Locale.ROOT, "mean coefficient of the planted genes %.4f, largest other %.4f%n", drivers, others);
    }

    private record Genes(int genes) implements GeneSource {
        @Override
        public GeneName gene(int i) {
            return new GeneName(String.format(Locale.ROOT, "symbol:G%05d", i), "G" + i);
        }

        @Override
        public void fill(int gene, int firstSample, float[] values) {
            double scale = 1 + uniform(mix(gene, -1));
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (6 + scale * normal(gene, firstSample + i));
            }
        }
    }

    private static double normal(int gene, int sample) {
        long bits = mix(gene, sample);
        return Math.sqrt(-2 * Math.log(uniform(bits))) * Math.cos(2 * Math.PI * uniform(mix(bits)));
    }

    private static double uniform(long bits) {
        return ((bits >>> 11) + 0.5) * 0x1.0p-53;
    }

    private static long mix(int gene, int sample) {
        return mix(((long) gene << 32) ^ (sample & 0xffffffffL));
    }

    /** The finaliser of SplitMix64. */
    private static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
