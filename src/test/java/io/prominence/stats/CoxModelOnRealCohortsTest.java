package io.prominence.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prominence.testing.RealData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Overall survival on PROM2 in real cohorts, against R 4.2.2 with survival 3.5-3. */
class CoxModelOnRealCohortsTest {
    private static final GeneFilter ANY = new GeneFilter(10, 5, 0.2, 0);

    @Test
    void prom2_in_melanoma_as_float32_has_the_hazard_ratio_that_r_finds() throws IOException {
        Estimate out = survivalOnProm2("tcga-skcm", "sampleID", "time", "event", stored -> (float) stored);
        assertEquals(458, out.n);
        assertEquals(218, out.events);
        assertEquals(0.109447453574, out.effect, 1e-12);
        assertEquals(0.0293752823105, out.standardError, 1e-12);
        assertEquals(1.94669756641e-4, Math.exp(out.logP), 1e-14);
    }

    @Test
    void prom2_in_breast_cancer_has_the_hazard_ratio_that_r_finds() throws IOException {
        Estimate out = survivalOnProm2(
                "scanb-gse96058", "title", "overall_survival_days", "overall_survival_event", value -> value);
        assertEquals(400, out.n);
        assertEquals(48, out.events);
        assertEquals(-0.11156229542856, out.effect, 1e-13);
        assertEquals(0.14316466740384, out.standardError, 1e-13);
        assertEquals(0.435827408609759, Math.exp(out.logP), 1e-13);
    }

    private static Estimate survivalOnProm2(
            String cohort, String key, String time, String event, DoubleUnaryOperator stored) throws IOException {
        Path folder = RealData.path("cohorts/" + cohort);
        Map<String, List<String>> expression = new HashMap<>();
        List<List<String>> genes = rows(folder.resolve("expression.tsv.gz"));
        expression.put("header", genes.get(0));
        genes.stream().filter(row -> row.get(0).equals("PROM2")).forEach(row -> expression.put("PROM2", row));
        Map<String, List<String>> clinical = new HashMap<>();
        List<List<String>> samples = rows(folder.resolve("samples.tsv.gz"));
        List<String> columns = samples.get(0);
        samples.forEach(row -> clinical.put(row.get(columns.indexOf(key)), row));

        int n = expression.get("header").size() - 1;
        double[] times = new double[n];
        byte[] events = new byte[n];
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            List<String> row = clinical.get(expression.get("header").get(i + 1));
            times[i] = number(row.get(columns.indexOf(time)));
            double happened = number(row.get(columns.indexOf(event)));
            events[i] = (byte) (Double.isNaN(happened) ? -1 : happened);
            values[i] = stored.applyAsDouble(number(expression.get("PROM2").get(i + 1)));
        }
        Estimate out = new Estimate();
        CoxModel.prepare(times, events, new double[n], new double[0][], ANY)
                .worker()
                .apply(values, out);
        return out;
    }

    private static double number(String cell) {
        return cell.equals("NA") || cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
    }

    private static List<List<String>> rows(Path file) throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(line -> Arrays.asList(line.split("\t", -1)))
                    .toList();
        }
    }
}
