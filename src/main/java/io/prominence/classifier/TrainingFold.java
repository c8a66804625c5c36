package io.prominence.classifier;

import io.prominence.lake.GeneName;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The samples that a fit may see. Everything that is learned from data (imputation, gene selection, levels, penalties,
 * coefficients) takes a training fold, and only {@link Split} makes one that is not the whole.
 */
final class TrainingFold {
    private final List<LabelledSample> samples;
    /** By which the weights of negatives and of positives are multiplied in a fit. */
    private final double[] classWeights;

    private TrainingFold(List<LabelledSample> samples) {
        this(samples, new double[] {1, 1});
    }

    private TrainingFold(List<LabelledSample> samples, double[] classWeights) {
        this.samples = List.copyOf(samples);
        this.classWeights = classWeights;
    }

    /** Every labelled sample: for the final model, of which no performance is measured. */
    static TrainingFold whole(List<LabelledSample> samples) {
        return new TrainingFold(samples);
    }

    /** What a split leaves to learn from; for {@link Split} alone. */
    static TrainingFold of(List<LabelledSample> left) {
        return new TrainingFold(left);
    }

    /**
     * Part of the fold, patients whole: in the order of their ids every so many-th of those with a positive sample, and of
     * the others.
     *
     * @param most samples, about; the whole fold where it has no more
     */
    TrainingFold part(int most) {
        int step = (samples.size() + most - 1) / most;
        Set<String> patients = new HashSet<>();
        for (List<String> alike : GroupedFolds.patientsByStatus(samples)) {
            for (int i = 0; i < alike.size(); i += step) {
                patients.add(alike.get(i));
            }
        }
        return new TrainingFold(
                samples.stream()
                        .filter(sample -> patients.contains(sample.patientId()))
                        .toList(),
                classWeights);
    }

    /** Some samples of the fold, by their places in it. */
    TrainingFold part(int[] places) {
        return new TrainingFold(Arrays.stream(places).mapToObj(samples::get).toList(), classWeights);
    }

    /** The same samples, weighted so that positives and negatives count for the same in all. */
    TrainingFold balanced() {
        double[] total = new double[2];
        samples.forEach(sample -> total[sample.positive() ? 1 : 0] += sample.weight());
        double half = (total[0] + total[1]) / 2;
        return new TrainingFold(samples, new double[] {half / total[0], half / total[1]});
    }

    /** Samples, in the order of cohorts and of samples in them. */
    List<LabelledSample> samples() {
        return samples;
    }

    int positives() {
        return (int) samples.stream().filter(LabelledSample::positive).count();
    }

    byte[] labels() {
        byte[] labels = new byte[samples.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) (samples.get(i).positive() ? 1 : 0);
        }
        return labels;
    }

    /**
     * What each sample counts for in a fit: 1, or more where it stands for others that censoring has hidden, times the
     * weight of its class.
     */
    double[] weights() {
        return samples.stream()
                .mapToDouble(sample -> sample.weight() * classWeights[sample.positive() ? 1 : 0])
                .toArray();
    }

    /** What each sample counts for in the population, whatever its class weighs in the fit. */
    double[] populationWeights() {
        return samples.stream().mapToDouble(LabelledSample::weight).toArray();
    }

    /** The fold's samples by cohort, in the order of cohorts. */
    List<CohortPart> byCohort() {
        return samples.stream()
                .collect(Collectors.groupingBy(sample -> sample.cohort().id(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(CohortPart::of)
                .toList();
    }

    /** Whether every cohort of the fold measures a gene, given by id or symbol. */
    boolean measureAll(String idOrSymbol) {
        return cohorts()
                .allMatch(cohort -> cohort.expression().findAny(idOrSymbol).isPresent());
    }

    /** The gene of this id or symbol in the first of the fold's cohorts that measures it. */
    Optional<GeneName> gene(String idOrSymbol) {
        return cohorts()
                .flatMap(cohort -> cohort.expression().findAny(idOrSymbol).stream()
                        .mapToObj(position -> cohort.expression().genes().get(position)))
                .findFirst();
    }

    private Stream<CohortData> cohorts() {
        return byCohort().stream().map(CohortPart::cohort);
    }

    /**
     * The fold's part of one cohort.
     *
     * @param cohort the cohort
     * @param samples positions in it of the fold's samples
     */
    record CohortPart(CohortData cohort, int[] samples) {
        private static CohortPart of(List<LabelledSample> samples) {
            return new CohortPart(
                    samples.get(0).cohort(),
                    samples.stream().mapToInt(LabelledSample::sample).toArray());
        }
    }
}
