package io.prominence.classifier;

import io.prominence.domain.CohortSamples.Covariate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The cohort that stored bundles are applied to: {@code expression.tsv}, {@code clinical.tsv}. */
final class StoredCohort {
    private StoredCohort() {}

    static CohortData read(Path folder) throws IOException {
        List<String[]> expression = rows(folder.resolve("expression.tsv"));
        CohortFixture fixture = CohortFixture.of("stored", expression.get(0).length - 1);
        expression.stream()
                .skip(1)
                .forEach(row -> fixture.gene(
                        row[0],
                        // A missing value is NaN in the file too.
                        floats(row)));
        List<String[]> clinical = rows(folder.resolve("clinical.tsv"));
        return fixture.covariate(
                        "age",
                        Covariate.ofNumbers(clinical.stream()
                                .skip(1)
                                .mapToDouble(row -> Double.parseDouble(row[1]))
                                .toArray()))
                .covariate(
                        "sex",
                        Covariate.ofCategories(clinical.stream()
                                .skip(1)
                                .map(row -> row[2].equals("NA") ? null : row[2])
                                .toArray(String[]::new)))
                .data();
    }

    private static float[] floats(String[] row) {
        float[] values = new float[row.length - 1];
        IntStream.range(0, values.length).forEach(i -> values[i] = Float.parseFloat(row[i + 1]));
        return values;
    }

    static void write(Path folder, CohortFixture cohort) throws IOException {
        String[] samples = cohort.samples().sampleIds();
        StringBuilder expression = new StringBuilder("gene\t" + String.join("\t", samples) + "\n");
        for (int gene = 0; gene < cohort.genes().size(); gene++) {
            float[] values = cohort.values()[gene];
            expression
                    .append(cohort.genes().get(gene).symbol())
                    .append('\t')
                    .append(IntStream.range(0, values.length)
                            .mapToObj(i -> Float.toString(values[i]))
                            .collect(Collectors.joining("\t")))
                    .append('\n');
        }
        Files.writeString(folder.resolve("expression.tsv"), expression);
        double[] age = cohort.samples().covariates().get("age").numeric();
        String[] sex = cohort.samples().covariates().get("sex").categorical();
        StringBuilder clinical = new StringBuilder("sample\tage\tsex\n");
        for (int i = 0; i < samples.length; i++) {
            clinical.append(samples[i] + "\t" + age[i] + "\t" + (sex[i] == null ? "NA" : sex[i]) + "\n");
        }
        Files.writeString(folder.resolve("clinical.tsv"), clinical);
    }

    static double[] probabilities(Path bundle) throws IOException {
        return rows(bundle.resolve("probabilities.tsv")).stream()
                .skip(1)
                .mapToDouble(row -> Double.parseDouble(row[1]))
                .toArray();
    }

    static void writeProbabilities(Path folder, CohortData cohort, double[] probability) throws IOException {
        StringBuilder text = new StringBuilder("sample\tprobability\n");
        for (int i = 0; i < probability.length; i++) {
            text.append(cohort.samples().sampleIds()[i] + "\t" + probability[i] + "\n");
        }
        Files.writeString(folder.resolve("probabilities.tsv"), text);
    }

    private static List<String[]> rows(Path file) throws IOException {
        return Arrays.stream(Files.readString(file).split("\n", -1))
                .filter(line -> !line.isEmpty())
                .map(line -> line.split("\t", -1))
                .toList();
    }
}
