package io.prominence.lake;

import io.prominence.domain.CohortSamples;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** A small cohort whose every value is known: gene g of sample s is 1000 g + s, every seventh missing. */
record MadeCohort(int genes, int samples) implements GeneSource {
    @Override
    public GeneName gene(int i) {
        return new GeneName("symbol:G" + (genes - 1 - i), "G" + (genes - 1 - i));
    }

    @Override
    public void fill(int gene, int firstSample, float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = value(genes - 1 - gene, firstSample + i);
        }
    }

    static float value(int number, int sample) {
        return sample % 7 == 3 ? Float.NaN : 1000f * number + sample;
    }

    static float[] vector(int number, int samples) {
        float[] values = new float[samples];
        for (int i = 0; i < samples; i++) {
            values[i] = value(number, i);
        }
        return values;
    }

    CohortSamples known() {
        byte[] label = new byte[samples];
        byte[] event = new byte[samples];
        double[] time = new double[samples];
        double[] age = new double[samples];
        String[] sex = new String[samples];
        for (int i = 0; i < samples; i++) {
            label[i] = (byte) (i % 3 - 1);
            event[i] = (byte) (i % 2);
            time[i] = i % 5 == 0 ? Double.NaN : 100.5 + i;
            age[i] = i % 4 == 0 ? Double.NaN : 40 + i % 40;
            sex[i] = i % 6 == 0 ? null : i % 2 == 0 ? "female" : "male";
        }
        Map<String, CohortSamples.Covariate> covariates = new LinkedHashMap<>();
        covariates.put("age", CohortSamples.Covariate.ofNumbers(age));
        covariates.put("sex", CohortSamples.Covariate.ofCategories(sex));
        return new CohortSamples(
                IntStream.range(0, samples).mapToObj(i -> "S" + i).toArray(String[]::new),
                IntStream.range(0, samples).mapToObj(i -> "P" + i / 2).toArray(String[]::new),
                Map.of("metastatic-tissue", label),
                Map.of("os", new CohortSamples.Endpoint(time, event, new double[samples])),
                covariates);
    }

    CohortDraft draft(String id) {
        return CohortDraft.made(
                id,
                "0123456789abcdef0123",
                "melanoma",
                "made",
                "log2-tpm-plus-1",
                known(),
                genes,
                Map.of("os", "by hand"));
    }
}
