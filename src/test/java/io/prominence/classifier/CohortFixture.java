package io.prominence.classifier;

import io.prominence.domain.ClassifierPlan;
import io.prominence.domain.CohortCard;
import io.prominence.domain.CohortSamples;
import io.prominence.domain.CohortSamples.Covariate;
import io.prominence.lake.GeneName;
import io.prominence.lake.GeneVector;
import io.prominence.lake.LakeSession;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** A small cohort in memory: standard normal genes {@code g0, g1, …}, one sample a patient, every third one positive. */
final class CohortFixture {
    static final String LABEL = "metastatic";
    static final ClassifierPlan.Target TARGET = new ClassifierPlan.Label(LABEL);

    private final String id;
    private final String[] sampleIds;
    private final String[] patientIds;
    private final byte[] label;
    private final Map<String, Covariate> covariates = new LinkedHashMap<>();
    private final List<GeneName> genes = new ArrayList<>();
    private final List<float[]> values = new ArrayList<>();
    private final Random random;
    private final Map<String, CohortSamples.Endpoint> endpoints = new LinkedHashMap<>();
    private String unit = "log2-tpm-plus-1";
    private String cancer = "melanoma";
    private CohortCard.Horizon horizon;

    private CohortFixture(String id, int samples) {
        this.id = id;
        this.random = new Random(id.hashCode());
        this.sampleIds =
                IntStream.range(0, samples).mapToObj(i -> id + "-s" + i).toArray(String[]::new);
        this.patientIds =
                IntStream.range(0, samples).mapToObj(i -> id + "-p" + i).toArray(String[]::new);
        this.label = new byte[samples];
        for (int i = 0; i < samples; i++) {
            label[i] = (byte) (i % 3 == 0 ? 1 : 0);
        }
    }

    static CohortFixture of(String id, int samples) {
        return new CohortFixture(id, samples);
    }

    CohortFixture noise(int count) {
        for (int gene = 0; gene < count; gene++) {
            gene("g" + genes.size(), 0, 1);
        }
        return this;
    }

    /** A gene that is {@code shift} higher in positives. */
    CohortFixture gene(String symbol, double shift, double sd) {
        float[] vector = new float[sampleIds.length];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) (sd * random.nextGaussian() + (label[i] == 1 ? shift : 0));
        }
        return gene(symbol, vector);
    }

    CohortFixture gene(String symbol, float... vector) {
        genes.add(new GeneName("id:" + symbol, symbol));
        values.add(vector);
        return this;
    }

    CohortFixture covariate(String name, Covariate covariate) {
        covariates.put(name, covariate);
        return this;
    }

    CohortFixture labels(int... status) {
        for (int i = 0; i < status.length; i++) {
            label[i] = (byte) status[i];
        }
        return this;
    }

    CohortFixture patients(String... ids) {
        System.arraycopy(ids, 0, patientIds, 0, ids.length);
        return this;
    }

    CohortFixture cancer(String other) {
        cancer = other;
        return this;
    }

    CohortFixture endpoint(String name, CohortSamples.Endpoint endpoint) {
        endpoints.put(name, endpoint);
        return this;
    }

    /** Says that the label was made from an endpoint. */
    CohortFixture within(String endpoint, double days) {
        horizon = new CohortCard.Horizon(endpoint, days, 0, 0, 0);
        return this;
    }

    CohortFixture unit(String other) {
        unit = other;
        return this;
    }

    CohortSamples samples() {
        return new CohortSamples(sampleIds, patientIds, Map.of(LABEL, label), endpoints, covariates);
    }

    List<GeneName> genes() {
        return genes;
    }

    float[][] values() {
        return values.toArray(float[][]::new);
    }

    String unit() {
        return unit;
    }

    CohortData data() {
        return new CohortData(card(), samples(), new ExpressionMatrix(genes, values()));
    }

    /** The same with all genes in the lake but those of {@code held}. */
    CohortData inLake(LakeSession session, int partitions, String... held) {
        List<GeneName> names = new ArrayList<>(genes);
        names.sort(Comparator.comparing(gene -> !List.of(held).contains(gene.symbol())));
        List<GeneVector> vectors = names.stream()
                .map(gene -> new GeneVector(gene.id(), gene.symbol(), values.get(genes.indexOf(gene))))
                .toList();
        float[][] first =
                vectors.stream().limit(held.length).map(GeneVector::values).toArray(float[][]::new);
        return new CohortData(card(), samples(), new ExpressionMatrix(names, first, () -> session.context()
                .parallelize(vectors, partitions)));
    }

    private CohortCard card() {
        int positives = (int)
                IntStream.range(0, label.length).filter(i -> label[i] == 1).count();
        int negatives = (int)
                IntStream.range(0, label.length).filter(i -> label[i] == 0).count();
        return new CohortCard(
                1,
                id,
                "20260101T000000000Z-00000000",
                "00000000",
                cancer,
                "simulated",
                unit,
                "none",
                genes.size(),
                label.length,
                (int) Arrays.stream(patientIds).distinct().count(),
                1,
                Map.of(
                        LABEL,
                        new CohortCard.LabelCount(
                                positives,
                                negatives,
                                label.length - positives - negatives,
                                "every third sample",
                                null,
                                Optional.ofNullable(horizon))),
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                CohortCard.GeneIdAudit.allDirect(genes.size()),
                Map.of(),
                List.of(),
                "test",
                List.of());
    }
}
