package io.prominence.classifier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;

/**
 * Folds in which every patient is whole and both statuses are spread evenly.
 *
 * <p>Patients are sorted by id, those with a positive sample and those without are shuffled apart and dealt in turn: the
 * folds depend on the patients and the seed, not on the order of samples.
 *
 * @param count number of folds, at least 2
 * @param ofPatient patient id to fold, from 0
 */
record GroupedFolds(int count, Map<String, Integer> ofPatient) {
    /**
     * Deals the patients.
     *
     * @param wanted folds asked for; there are fewer where a status has fewer patients, but see {@link #possible}
     */
    static GroupedFolds deal(List<LabelledSample> samples, int wanted, UniformRandomProvider random) {
        return deal(samples, Set.of(), wanted, random);
    }

    /**
     * The same where patients without a status are dealt too, after the others.
     *
     * @param others ids of patients without a status; those that have one all the same are dealt once
     */
    static GroupedFolds deal(
            List<LabelledSample> samples, Set<String> others, int wanted, UniformRandomProvider random) {
        int count = possible(samples, wanted);
        Map<String, Integer> folds = new HashMap<>();
        Set<String> positives = positivePatients(samples);
        for (boolean positive : new boolean[] {true, false}) {
            List<String> patients = new ArrayList<>(patients(samples, positives, positive));
            ListSampler.shuffle(random, patients);
            patients.forEach(patient -> folds.put(patient, folds.size() % count));
        }
        List<String> rest = new ArrayList<>(new TreeSet<>(others));
        rest.removeAll(folds.keySet());
        ListSampler.shuffle(random, rest);
        rest.forEach(patient -> folds.put(patient, folds.size() % count));
        return new GroupedFolds(count, folds);
    }

    /** How many folds can be had: at most one per patient of the rarer status; below 2 there can be none. */
    static int possible(List<LabelledSample> samples, int wanted) {
        Set<String> positives = positivePatients(samples);
        int rarer = Math.min(
                patients(samples, positives, true).size(),
                patients(samples, positives, false).size());
        return Math.min(wanted, rarer);
    }

    /** Patients by id: those with a positive sample, and the others. */
    static List<List<String>> patientsByStatus(List<LabelledSample> samples) {
        Set<String> positives = positivePatients(samples);
        return List.of(
                List.copyOf(patients(samples, positives, true)), List.copyOf(patients(samples, positives, false)));
    }

    private static Set<String> positivePatients(List<LabelledSample> samples) {
        Set<String> patients = new HashSet<>();
        samples.stream().filter(LabelledSample::positive).forEach(sample -> patients.add(sample.patientId()));
        return patients;
    }

    private static Set<String> patients(List<LabelledSample> samples, Set<String> positives, boolean positive) {
        Set<String> patients = new TreeSet<>();
        for (LabelledSample sample : samples) {
            if (positives.contains(sample.patientId()) == positive) {
                patients.add(sample.patientId());
            }
        }
        return patients;
    }

    int of(LabelledSample sample) {
        return ofPatient.get(sample.patientId());
    }

    /** Patients of one fold. */
    Set<String> patients(int fold) {
        Set<String> patients = new TreeSet<>();
        ofPatient.forEach((patient, own) -> {
            if (own == fold) {
                patients.add(patient);
            }
        });
        return patients;
    }

    /** Samples of one fold, in their order. */
    List<LabelledSample> fold(List<LabelledSample> samples, int fold) {
        return samples.stream().filter(sample -> of(sample) == fold).toList();
    }
}
