package io.prominence.stats;

import io.prominence.stats.RandomEffects.Test;
import io.prominence.stats.RandomEffects.Tau2;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** How often pooled 95 % intervals of unequal cohorts cover the true mean, every procedure on the same draws. */
public final class PoolingCoverage {
    private static final int DRAWS = 20_000;
    /** Samples of the cohorts; a cohort's squared standard error is 4 over its samples. */
    private static final int[] SAMPLES = {80, 600, 150, 1_000, 60, 300, 100, 2_000};

    private static final double[] HETEROGENEITY = {0, 0.25, 0.5, 0.75, 0.9};
    private static final double TRUTH = 0.3;

    private PoolingCoverage() {}

    private static Map<String, RandomEffects> procedures() {
        Map<String, RandomEffects> procedures = new LinkedHashMap<>();
        procedures.put("REML, modified Knapp–Hartung (default)", RandomEffects.withDefaults());
        procedures.put(
                "Paule–Mandel, modified Knapp–Hartung",
                new RandomEffects(Tau2.PAULE_MANDEL, Test.MODIFIED_KNAPP_HARTUNG));
        procedures.put("REML, Knapp–Hartung", new RandomEffects(Tau2.REML, Test.KNAPP_HARTUNG));
        procedures.put("DerSimonian–Laird, normal", new RandomEffects(Tau2.DERSIMONIAN_LAIRD, Test.NORMAL));
        return procedures;
    }

    /** The table in Markdown. */
    public static String table(long seed) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%nShare of %,d pooled 95 %% intervals that cover the truth, k unequal cohorts (standard errors √(4/n), n ="
                        + " 80, 600, 150, 1,000, 60, 300, 100, 2,000), by the share of variation that is between them"
                        + " (I² at the typical sampling variance); ± 0.3 by chance.%n%n| k | procedure |",
                DRAWS));
        for (double share : HETEROGENEITY) {
            text.append(String.format(Locale.ROOT, " I² %.0f %% |", 100 * share));
        }
        text.append("\n|---|---|").append("---|".repeat(HETEROGENEITY.length)).append('\n');
        for (int k : new int[] {3, 5, 8}) {
            for (Map.Entry<String, RandomEffects> procedure : procedures().entrySet()) {
                text.append("| ").append(k).append(" | ").append(procedure.getKey()).append(" |");
                for (double share : HETEROGENEITY) {
                    text.append(String.format(
                            Locale.ROOT, " %.1f |", 100 * coverage(procedure.getValue(), k, share, seed)));
                }
                text.append('\n');
            }
        }
        return text.toString();
    }

    private static double coverage(RandomEffects procedure, int k, double share, long seed) {
        SplittableRandom random = new SplittableRandom(seed + 31L * k + Math.round(1000 * share));
        double[] errors = new double[k];
        for (int i = 0; i < k; i++) {
            errors[i] = Math.sqrt(4.0 / SAMPLES[i]);
        }
        double between = Math.sqrt(share / (1 - share) * typical(errors));
        double[] effects = new double[k];
        int covered = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            for (int i = 0; i < k; i++) {
                effects[i] = TRUTH + between * random.nextGaussian() + errors[i] * random.nextGaussian();
            }
            PooledEffect pooled = procedure.pool(effects, errors);
            covered += pooled.ciLow() <= TRUTH && TRUTH <= pooled.ciHigh() ? 1 : 0;
        }
        return (double) covered / DRAWS;
    }

    private static double typical(double[] errors) {
        double sum = 0;
        double squares = 0;
        for (double error : errors) {
            double w = 1 / (error * error);
            sum += w;
            squares += w * w;
        }
        return (errors.length - 1) * sum / (sum * sum - squares);
    }
}
