package io.prominence.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prominence.testing.RealData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** PROM2 in melanoma: numbers that R gave on the same file. */
class RealCohortTest {
    private static final GeneFilter FILTER = new GeneFilter(10, 5, 0.2, 0);

    @Test
    void prom2_is_lower_in_metastases_than_in_primary_melanomas() {
        Estimate estimate = run(Wilcoxon.prepare(groupsByIds(row("sample")), FILTER), values(row("PROM2")));
        assertEquals(470, estimate.n);
        assertEquals(367, estimate.events);
        assertEquals(0.238618, estimate.effect, 5e-7);
        assertEquals(4.95077216857369e-16, Math.exp(estimate.logP), 1e-24);
    }

    @Test
    void prom2_goes_with_rab25() {
        Estimate estimate = run(Pearson.prepare(values(row("PROM2")), new double[0][], FILTER), values(row("RAB25")));
        assertEquals(472, estimate.n);
        assertEquals(0.864398468442505, Math.tanh(estimate.effect), 1e-12);
    }

    private static byte[] groupsByIds(List<String> ids) {
        byte[] groups = new byte[ids.size()];
        for (int i = 0; i < groups.length; i++) {
            String kind = ids.get(i).substring(8);
            groups[i] = (byte) (kind.equals("Metastatic") ? 1 : kind.equals("Primary_Tumor") ? 0 : -1);
        }
        return groups;
    }

    private static List<String> row(String name) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(RealData.path("cohorts/tcga-skcm/expression.tsv.gz"))),
                StandardCharsets.UTF_8))) {
            String line = reader.lines()
                    .filter(l -> l.startsWith(name + "\t"))
                    .findFirst()
                    .orElseThrow();
            return List.of(line.split("\t", -1)).subList(1, line.split("\t", -1).length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[] values(List<String> cells) {
        return cells.stream().mapToDouble(Double::parseDouble).toArray();
    }

    private static Estimate run(GeneKernel kernel, double[] gene) {
        Estimate estimate = new Estimate();
        kernel.worker().apply(gene, estimate);
        return estimate;
    }
}
