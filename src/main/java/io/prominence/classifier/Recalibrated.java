package io.prominence.classifier;

import io.prominence.classifier.RecalibrationPlan.Kind;
import io.prominence.domain.DataRefusedException;
import io.prominence.stats.prediction.Recalibration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The probabilities of one cohort, moved to what happened in it, so that no patient's probability is evaluated by a fit that
 * saw the patient.
 *
 * <p>Fitted on all samples whose status is known, each of them gets the fit of the other folds of patients, the others the
 * fit of all. Fitted on a subset, all get its fit, and its patients take no part in the evaluation.
 *
 * @param probability by sample
 * @param way by sample: how it came about
 * @param fit the fit of all
 */
record Recalibrated(double[] probability, String[] way, RecalibrationFit fit) {
    static final String CROSS_FITTED = "cross-fitted";
    static final String FITTED_ON = "fitted-on";
    static final String APPLIED = "applied";

    /** Fewest positives, and fewest negatives, that a recalibration is fitted on. */
    static final int FEWEST = 10;

    private static final int FOLDS = 10;

    /** A cohort with its probabilities: what is recalibrated. */
    record Scored(CohortData cohort, List<LabelledSample> labelled, double[] probability, NamedSeed seed) {
        Recalibration fit(List<LabelledSample> samples) {
            double[] p = new double[samples.size()];
            byte[] label = new byte[p.length];
            double[] weight = new double[p.length];
            for (int i = 0; i < p.length; i++) {
                p[i] = probability[samples.get(i).sample()];
                label[i] = (byte) (samples.get(i).positive() ? 1 : 0);
                weight[i] = samples.get(i).weight();
            }
            return Recalibration.of(p, label, weight);
        }
    }

    /**
     * Moves by a fit on all samples whose status is known.
     *
     * @throws DataRefusedException where they are too few, or the fit has no end
     */
    static Recalibrated crossFitted(Scored scored, Kind kind) {
        require(scored, scored.labelled, "");
        GroupedFolds folds =
                GroupedFolds.deal(scored.labelled, FOLDS, scored.seed.random("recalibration", scored.cohort.id()));
        Mover all = mover(scored, scored.labelled, kind, "");
        double[] moved = Arrays.stream(scored.probability).map(all::move).toArray();
        String[] way = filled(moved.length, APPLIED);
        for (int fold = 0; fold < folds.count(); fold++) {
            int out = fold;
            Mover others = mover(
                    scored,
                    scored.labelled.stream()
                            .filter(sample -> folds.of(sample) != out)
                            .toList(),
                    kind,
                    "");
            for (LabelledSample sample : folds.fold(scored.labelled, fold)) {
                moved[sample.sample()] = others.move(scored.probability[sample.sample()]);
                way[sample.sample()] = CROSS_FITTED;
            }
        }
        return new Recalibrated(moved, way, all.fit(kind, "", folds.count()));
    }

    /**
     * Moves by a fit on the samples of a subset whose status is known.
     *
     * @param inside positions of the subset's samples
     * @param name what messages and cards call the subset
     * @throws DataRefusedException where they are too few, or the fit has no end
     */
    static Recalibrated on(BitSet inside, String name, Scored scored, Kind kind) {
        List<LabelledSample> fitted = scored.labelled.stream()
                .filter(sample -> inside.get(sample.sample()))
                .toList();
        require(scored, fitted, name);
        Mover mover = mover(scored, fitted, kind, name);
        double[] moved = Arrays.stream(scored.probability).map(mover::move).toArray();
        Set<String> seen = new HashSet<>();
        fitted.forEach(sample -> seen.add(sample.patientId()));
        String[] patients = scored.cohort.samples().patientIds();
        String[] way = filled(moved.length, APPLIED);
        IntStream.range(0, way.length).filter(i -> seen.contains(patients[i])).forEach(i -> way[i] = FITTED_ON);
        return new Recalibrated(moved, way, mover.fit(kind, name, 0));
    }

    private static String[] filled(int length, String value) {
        String[] filled = new String[length];
        Arrays.fill(filled, value);
        return filled;
    }

    private static void require(Scored scored, List<LabelledSample> samples, String name) {
        int positives = (int) samples.stream().filter(LabelledSample::positive).count();
        int negatives = samples.size() - positives;
        if (positives < FEWEST || negatives < FEWEST) {
            throw new DataRefusedException("Cannot recalibrate on cohort " + scored.cohort.id() + where(name) + ": "
                    + positives + " positives and " + negatives + " negatives are known, at least " + FEWEST
                    + " of each are needed. Name a larger subset, or leave --recalibrate out.");
        }
    }

    private static String where(String name) {
        return name.isEmpty() ? "" : " with " + name;
    }

    private static Mover mover(Scored scored, List<LabelledSample> samples, Kind kind, String name) {
        Recalibration fit = scored.fit(samples);
        boolean found = Double.isFinite(kind == Kind.INTERCEPT ? fit.intercept() : fit.slope());
        if (!found) {
            throw new DataRefusedException("Cannot recalibrate on cohort " + scored.cohort.id() + where(name)
                    + ": the probabilities are all equal, or separate positives from negatives, so that no line fits. "
                    + "Set --recalibrate intercept, or leave it out.");
        }
        return new Mover(fit, kind);
    }

    /** One fit, as it moves a probability. */
    private record Mover(Recalibration measured, Kind kind) {
        double move(double probability) {
            return kind == Kind.INTERCEPT ? measured.byIntercept(probability) : measured.bySlope(probability);
        }

        RecalibrationFit fit(Kind fitted, String on, int folds) {
            boolean line = fitted == Kind.INTERCEPT_AND_SLOPE;
            return new RecalibrationFit(
                    fitted.id(),
                    on,
                    measured.n(),
                    measured.positives(),
                    folds,
                    line ? measured.slopeIntercept() : measured.intercept(),
                    line ? measured.slope() : 1,
                    measured);
        }
    }
}
