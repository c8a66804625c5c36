package io.prominence.report;

import io.prominence.domain.CohortCard.SourceFile;
import io.prominence.provenance.Json;
import io.prominence.provenance.RunManifest;
import io.prominence.results.BatchAssociation;
import io.prominence.results.CalibrationPoint;
import io.prominence.results.ClassifierComparison;
import io.prominence.results.ClassifierMetric;
import io.prominence.results.ClassifierSampleSize;
import io.prominence.results.CohortQuality;
import io.prominence.results.CohortSummary;
import io.prominence.results.CoxTerm;
import io.prominence.results.DecisionPoint;
import io.prominence.results.FeatureImportance;
import io.prominence.results.FlaggedSample;
import io.prominence.results.FlowCount;
import io.prominence.results.ForestRow;
import io.prominence.results.GeneCoverage;
import io.prominence.results.GroupDifference;
import io.prominence.results.OutcomeCount;
import io.prominence.results.Permutation;
import io.prominence.results.Pooled;
import io.prominence.results.RocPoint;
import io.prominence.results.Specificity;
import io.prominence.results.SurvivalPoint;
import io.prominence.results.SurvivalSplit;
import io.prominence.results.TopFeatures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** A made-up run of six cohorts that looks like a real one; every name can be replaced to try hostile ones. */
final class ReportFixture {
    private static final List<String> COHORTS =
            List.of("sim-melanoma-a", "sim-melanoma-b", "sim-renal-a", "sim-renal-b", "sim-breast-a", "sim-breast-b");
    private static final List<String> OUTCOMES =
            List.of("endpoint:os", "endpoint:dmfs", "label:metastatic-tissue", "marker:PROM2");
    private static final int SILENT = 5;

    private final Random random = new Random(7);
    private final int genes;
    private final String marker;
    private final String suffix;

    private ReportFixture(int genes, String marker, String suffix) {
        this.genes = genes;
        this.marker = marker;
        this.suffix = suffix;
    }

    /** A run with so many genes. */
    static ReportData of(int genes) {
        return new ReportFixture(genes, "PROM2", "").build();
    }

    /** A run in which every name ends in the text given. */
    static ReportData hostile(String suffix) {
        return new ReportFixture(300, "PROM2" + suffix, suffix).build();
    }

    /** A run of which nothing is there. */
    static ReportData empty() {
        return new ReportData(
                manifest("PROM2", ""),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private ReportData build() {
        var splits = new ArrayList<SurvivalSplit>();
        var curves = curves(splits);
        return new ReportData(
                manifest(marker, suffix),
                cohorts(),
                outcomes(),
                flow(),
                coverage(),
                quality(),
                flagged(),
                batches(),
                markerPooled(),
                volcano(),
                forest(),
                curves,
                splits,
                cox(),
                differences(),
                specificity(),
                markerPermutation(),
                sampleSizes(),
                metrics(),
                roc(),
                calibration(),
                decision(),
                comparisons(),
                importance(),
                topFeatures());
    }

    private List<FeatureImportance> importance() {
        return List.of(
                new FeatureImportance(
                        "elastic-net",
                        "genes",
                        "gene:ENSG1",
                        "gene",
                        "KRT5" + suffix,
                        "keratinocyte",
                        1,
                        500,
                        "coefficient-per-sd",
                        0.8,
                        0.4,
                        1.1,
                        0.5,
                        1,
                        5,
                        0.98,
                        50,
                        0,
                        false),
                new FeatureImportance(
                        "elastic-net",
                        "genes",
                        "gene:ENSG2",
                        "gene",
                        marker,
                        null,
                        null,
                        500,
                        "coefficient-per-sd",
                        0.0,
                        0.0,
                        0.1,
                        0.0,
                        0.2,
                        5,
                        0.1,
                        50,
                        0,
                        false));
    }

    private List<ClassifierSampleSize> sampleSizes() {
        return List.of(
                new ClassifierSampleSize(
                        "metastatic-tissue",
                        "clinical" + suffix,
                        1200,
                        305,
                        5,
                        61,
                        398,
                        140,
                        292,
                        398,
                        ClassifierSampleSize.ENOUGH),
                new ClassifierSampleSize(
                        "metastatic-tissue",
                        "genes+panels",
                        1200,
                        305,
                        508,
                        0.6004,
                        40_325,
                        14_201,
                        292,
                        40_325,
                        ClassifierSampleSize.FORCED),
                new ClassifierSampleSize(
                        "metastatic-tissue",
                        "genes-without-marker",
                        1200,
                        305,
                        500,
                        0.61,
                        39_690,
                        13_977,
                        292,
                        39_690,
                        ClassifierSampleSize.REFUSED));
    }

    private List<TopFeatures> topFeatures() {
        return List.of(
                new TopFeatures("elastic-net", "genes", 20, 1, 1, 0, 500, 9, 3, null, false),
                new TopFeatures("elastic-net", "panels", 20, 8, 0, 0, 8, 0, 0, null, false));
    }

    private static RunManifest manifest(String marker, String suffix) {
        return new RunManifest(
                RunManifest.SCHEMA_VERSION,
                "three-cancers" + suffix,
                "20260101T000000000Z-1a2b3c4d",
                marker,
                "run -c conf/three-cancers.conf" + suffix,
                "2026-01-01T00:00:00Z",
                "2026-01-01T00:01:12Z",
                Map.of("conf/three-cancers.conf" + suffix, Json.tree(Map.of("study", Map.of("marker", marker)))),
                List.of(new RunManifest.UsedCohort(
                        "sim-renal-a" + suffix,
                        "20260101T000000000Z-deadbee1",
                        "deadbee1".repeat(8),
                        "lake/sim-renal-a",
                        List.of(new SourceFile("expression.tsv.gz" + suffix, 1234567, "0123abcd".repeat(8))))),
                Map.of("study", 20240817L),
                new RunManifest.Environment(
                        "Prominence 0.1.0",
                        "feed".repeat(16),
                        "4.1.0",
                        "local[2]",
                        "17.0.1 (any)",
                        "Linux 6 amd64",
                        2,
                        4096),
                List.of(new RunManifest.StageRecord(
                        "associate",
                        "beef".repeat(16),
                        12.345,
                        Map.of("pooled", 80_000L),
                        List.of("A warning of the run." + suffix),
                        Optional.empty())));
    }

    private static String cancer(int cohort) {
        return List.of("melanoma", "renal", "breast").get(cohort / 2);
    }

    private String cohort(int cohort) {
        return COHORTS.get(cohort) + suffix;
    }

    private List<CohortSummary> cohorts() {
        return IntStream.range(0, 6)
                .mapToObj(i -> new CohortSummary(
                        cohort(i),
                        "20260101T000000000Z-deadbee" + i,
                        cancer(i) + suffix,
                        i == SILENT ? "GPL96" : "rna-seq",
                        i == 3 ? "log-ratio" : "log2-rsem-plus-1",
                        "none",
                        genes,
                        250,
                        240 + i,
                        i != SILENT,
                        i == 0
                                ? "Three samples disagree with their own ids on Sample.Type." + suffix
                                        + "\nOne normal sample was left out."
                                : ""))
                .toList();
    }

    private List<OutcomeCount> outcomes() {
        var rows = new ArrayList<OutcomeCount>();
        for (int i = 0; i < 6; i++) {
            rows.add(new OutcomeCount(
                    cohort(i),
                    "label:metastatic-tissue",
                    240,
                    60 + i,
                    10,
                    "Sample.Type is metastatic; not: primary tumor" + suffix));
            rows.add(new OutcomeCount(
                    cohort(i), "endpoint:os", 245, 110 + i, 5, "time in days from diagnosis; event is 1"));
            rows.add(new OutcomeCount(cohort(i), "endpoint:dmfs", 200, 80 - i, 50, "distant metastasis or death"));
        }
        return rows;
    }

    private List<FlowCount> flow() {
        var rows = new ArrayList<FlowCount>();
        for (int i = 0; i < 6; i++) {
            rows.add(new FlowCount(cohort(i), 1, "", "", "read from expression.tsv.gz" + suffix, "samples", 262, 262));
            rows.add(new FlowCount(cohort(i), 2, "", "", "include-pattern", "samples", 262, 256));
            rows.add(new FlowCount(cohort(i), 3, "", "", "one sample per patient (first)", "samples", 256, 250));
            rows.add(new FlowCount(cohort(i), 3, "", "", "one sample per patient (first)", "patients", 250, 250));
            rows.add(new FlowCount(
                    cohort(i), 3, "endpoint:os", "", "one sample per patient (first)", "events", 112, 110));
            rows.add(new FlowCount(cohort(i), 5, "endpoint:os", "age", "a value of age", "samples", 250, 244));
            rows.add(new FlowCount(cohort(i), 4, "", "", "duplicates = max-variance", "genes", genes + 31L, genes));
        }
        return rows;
    }

    private List<CohortQuality> quality() {
        var rows = new ArrayList<CohortQuality>();
        for (int i = 0; i < 6; i++) {
            rows.add(new CohortQuality(
                    cohort(i),
                    100 + i,
                    i == 2 ? null : 14_321.5,
                    i == 2 ? null : 3.4e7,
                    0.01 * i,
                    i == 3 ? 0 : 2000,
                    i == 3 ? null : 0.31,
                    i == 3 ? null : 0.12,
                    i == 0 ? 1 : 0,
                    0,
                    90,
                    0,
                    i,
                    i == 0 ? "" : "not a number" + suffix + " (" + i + ")"));
        }
        return rows;
    }

    private List<FlaggedSample> flagged() {
        return List.of(
                new FlaggedSample(cohort(0), "S1" + suffix, "P1" + suffix, "outlier", 6.5, ""),
                new FlaggedSample(cohort(1), "S2", "P2", "sex", null, "male by genes, stated female" + suffix));
    }

    private List<BatchAssociation> batches() {
        String label = "label:metastatic-tissue";
        return List.of(
                new BatchAssociation(
                        cohort(0), "plate" + suffix, label, 90, 3, "chi-squared", 61.2, 2, 5e-14, 0.81, 0.7, true),
                new BatchAssociation(
                        cohort(0), "plate" + suffix, "endpoint:os", 88, 3, "log-rank", 2.1, 2, 0.35, null, null, null),
                new BatchAssociation(
                        cohort(1), "site", label, 80, 1, "chi-squared", null, null, null, null, null, null));
    }

    private List<GeneCoverage> coverage() {
        var panels = Map.of(
                "EMT",
                List.of(
                        "VIM", "FN1", "CDH2", "ZEB1", "ZEB2", "SNAI1", "SNAI2", "TWIST1", "CDH1", "EPCAM", "CLDN3",
                        "CLDN4", "KRT8", "KRT18", "KRT19", "ESRP1", "OCLN", "TJP1"));
        var rows = new ArrayList<GeneCoverage>();
        for (int i = 0; i < 6; i++) {
            rows.add(
                    i == SILENT
                            ? missing(cohort(i), "marker", marker)
                            : measured(cohort(i), "marker", marker, i * 0.01));
        }
        panels.forEach((panel, symbols) -> {
            for (int i = 0; i < 6; i++) {
                for (String symbol : symbols) {
                    boolean measured = (symbol.hashCode() + i) % 9 != 0;
                    rows.add(
                            measured
                                    ? measured(
                                            cohort(i),
                                            panel + suffix,
                                            symbol + suffix,
                                            symbol.length() == 4 ? 0.03 : 0.0)
                                    : missing(cohort(i), panel + suffix, symbol + suffix));
                }
            }
        });
        return rows;
    }

    private GeneCoverage measured(String cohort, String panel, String symbol, double missingShare) {
        return new GeneCoverage(
                cohort, panel, symbol, true, missingShare, "ENSG00000155066.14" + suffix, "versioned", null);
    }

    private GeneCoverage missing(String cohort, String panel, String symbol) {
        String note = "no probe in the source is of this gene" + suffix;
        return new GeneCoverage(cohort, panel, symbol, false, null, null, null, note);
    }

    private List<Pooled> markerPooled() {
        var rows = new ArrayList<Pooled>();
        for (String adjustment : List.of("", "age+sex")) {
            double shrink = adjustment.isEmpty() ? 1 : 0.55;
            for (String level : List.of("all", "cancer:melanoma", "cancer:renal", "cancer:breast")) {
                rows.add(pooled(level, marker, "cox", "endpoint:os", adjustment, 0.113 * shrink, 0.031, 17));
                rows.add(pooled(level, marker, "cox", "endpoint:dmfs", adjustment, 0.214 * shrink, 0.046, 3));
                rows.add(pooled(
                        level,
                        marker,
                        "moderated-t",
                        "label:metastatic-tissue",
                        adjustment,
                        -0.62 * shrink,
                        0.21,
                        140));
            }
        }
        rows.add(pooled("all", marker, "wilcoxon", "label:metastatic-tissue", "", 0.381, 0.04, 210));
        return rows;
    }

    private static String scale(String method) {
        return switch (method) {
            case "cox" -> "log-hazard-ratio";
            case "wilcoxon" -> "auc";
            case "moderated-t" -> "log2-fold-change";
            default -> "fisher-z";
        };
    }

    private Pooled pooled(
            String level,
            String gene,
            String method,
            String outcome,
            String adjustment,
            double effect,
            double se,
            int rank) {
        int all = gene.endsWith("1") ? 4 : 5;
        int k = level.equals("all") ? all : level.equals("cancer:breast") ? 1 : 2;
        double none = method.equals("wilcoxon") ? 0.5 : 0;
        double z = Math.abs(effect - none) / se;
        double nlp = z * z / 2 / Math.log(10) + Math.log10(1 + z);
        double p = Math.pow(10, -nlp);
        Double pi = k == 1 ? null : Double.valueOf(2.8 * se * 1.9);
        return new Pooled(
                level,
                "symbol:" + gene,
                gene,
                method,
                outcome,
                adjustment,
                scale(method),
                k,
                250 * k,
                outcome.startsWith("marker") ? null : 100 * k,
                effect,
                se * 0.9,
                p / 2,
                effect,
                se,
                effect - 2.1 * se,
                effect + 2.1 * se,
                pi == null ? null : effect - pi,
                pi == null ? null : effect + pi,
                pi == null ? null : 0.004,
                pi == null ? null : 0.0,
                pi == null ? null : 0.09,
                pi == null ? null : 34.27,
                pi == null ? null : 1.52,
                pi == null ? null : 5.1,
                pi == null ? null : 0.27,
                pi == null ? null : 80.0,
                k < 3 ? null : effect - 0.3 * se,
                k < 3 ? null : effect + 0.4 * se,
                k < 3 ? null : Math.min(1, 3 * p),
                k < 3 ? null : cohort(0),
                k < 3 ? null : 0.4 * se,
                level.equals("all") ? 3 : null,
                level.equals("all") ? 1.7 : null,
                level.equals("all") ? 0.37 : null,
                level.equals("all") ? 0.9 : null,
                p,
                nlp,
                Math.min(1, p * 20),
                Math.min(1, p * 90),
                Math.min(1, p * 200),
                Math.min(1, p * 18),
                rank,
                100.0 * (genes - rank + 1) / genes);
    }

    private List<Pooled> volcano() {
        var rows = new ArrayList<Pooled>();
        for (String outcome : OUTCOMES) {
            String method =
                    outcome.startsWith("endpoint") ? "cox" : outcome.startsWith("label") ? "moderated-t" : "spearman";
            for (int i = 0; i < genes; i++) {
                String gene = i == 16 ? marker : "GENE" + i + suffix;
                double se = 0.02 + 0.03 * random.nextDouble();
                double tail = i < genes / 20 ? 3.5 : 1;
                rows.add(pooled(
                        "all",
                        gene,
                        method,
                        outcome,
                        "",
                        se * tail * 1.2 * random.nextGaussian() + (i == 16 ? 0.1 : 0),
                        se,
                        i + 1));
            }
        }
        return rows;
    }

    private List<ForestRow> forest() {
        var rows = new ArrayList<ForestRow>();
        for (String adjustment : List.of("", "age+sex")) {
            rows.addAll(forest("cox", "endpoint:os", adjustment, 0.11, 0.07, "log-hazard-ratio"));
            rows.addAll(forest("cox", "endpoint:dmfs", adjustment, 0.21, 0.12, "log-hazard-ratio"));
        }
        rows.addAll(forest("moderated-t", "label:metastatic-tissue", "", -0.6, 0.2, "log2-fold-change"));
        rows.addAll(forest("wilcoxon", "label:metastatic-tissue", "", 0.38, 0.03, "auc"));
        return rows;
    }

    private List<ForestRow> forest(
            String method, String outcome, String adjustment, double effect, double se, String scale) {
        var rows = new ArrayList<ForestRow>();
        for (int i = 0; i < 6; i++) {
            double own = effect + se * random.nextGaussian();
            double error = i == 4 ? 9 * se : se * (0.8 + 0.5 * random.nextDouble());
            rows.add(
                    i == SILENT
                            ? new ForestRow(
                                    method,
                                    outcome,
                                    adjustment,
                                    "cohort",
                                    cohort(i),
                                    cancer(i),
                                    1,
                                    0,
                                    0,
                                    null,
                                    scale,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    "not-available")
                            : new ForestRow(
                                    method,
                                    outcome,
                                    adjustment,
                                    "cohort",
                                    cohort(i),
                                    cancer(i),
                                    1,
                                    250,
                                    90 + i,
                                    own,
                                    scale,
                                    own - 1.96 * error,
                                    own + 1.96 * error,
                                    null,
                                    null,
                                    0.013 * (i + 1),
                                    -Math.log10(0.013 * (i + 1)),
                                    i == 4 ? 2.0 : 24.5,
                                    null));
        }
        for (String cancer : List.of("melanoma", "renal")) {
            rows.add(new ForestRow(
                    method,
                    outcome,
                    adjustment,
                    "cancer",
                    cancer + suffix,
                    cancer,
                    2,
                    500,
                    180,
                    effect,
                    scale,
                    effect - 1.4 * se,
                    effect + 1.4 * se,
                    effect - 3 * se,
                    effect + 3 * se,
                    0.004,
                    2.4,
                    null,
                    null));
        }
        rows.add(new ForestRow(
                method,
                outcome,
                adjustment,
                "all",
                "all cohorts",
                "",
                5,
                1250,
                460,
                effect,
                scale,
                effect - se,
                effect + se,
                effect - 2 * se,
                effect + 2 * se,
                1.9e-4,
                3.72,
                null,
                null));
        return rows;
    }

    private List<SurvivalPoint> curves(List<SurvivalSplit> splits) {
        var points = new ArrayList<SurvivalPoint>();
        for (int i = 0; i < SILENT; i++) {
            for (String endpoint : List.of("os", "dmfs")) {
                points.addAll(curve(i, endpoint, "low", 2600));
                points.addAll(curve(i, endpoint, "high", 1700));
                splits.add(
                        i == 4
                                ? new SurvivalSplit(
                                        cohort(i),
                                        cancer(i),
                                        endpoint,
                                        3.21,
                                        125,
                                        125,
                                        2,
                                        1,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        "too-few-events")
                                : new SurvivalSplit(
                                        cohort(i),
                                        cancer(i),
                                        endpoint,
                                        3.214,
                                        125,
                                        125,
                                        51,
                                        68,
                                        2301.0,
                                        i == 1 ? null : 1544.0,
                                        8.71,
                                        0.0032,
                                        2.495,
                                        null));
            }
        }
        return points;
    }

    private List<SurvivalPoint> curve(int cohort, String endpoint, String group, double mean) {
        var rows = new ArrayList<SurvivalPoint>();
        rows.add(new SurvivalPoint(cohort(cohort), endpoint, group, 0, 125, 0, 0, 1, 1.0, 1.0));
        double[] times = IntStream.range(0, 125)
                .mapToDouble(i -> Math.min(4000, -mean * Math.log(1 - random.nextDouble())))
                .map(Math::rint)
                .sorted()
                .toArray();
        double survival = 1;
        double greenwood = 0;
        for (int i = 0; i < times.length; i++) {
            int atRisk = times.length - i;
            boolean event = times[i] < 4000 && random.nextDouble() < 0.55;
            if (event) {
                survival *= 1 - 1.0 / atRisk;
                greenwood += atRisk > 1 ? 1.0 / (atRisk * (atRisk - 1.0)) : 0;
            }
            double error = 1.96 * Math.sqrt(greenwood);
            rows.add(new SurvivalPoint(
                    cohort(cohort),
                    endpoint,
                    group,
                    times[i],
                    atRisk,
                    event ? 1 : 0,
                    event ? 0 : 1,
                    survival,
                    survival == 0 ? null : survival * Math.exp(-error),
                    survival == 0 ? null : Math.min(1, survival * Math.exp(error))));
        }
        return rows;
    }

    private List<CoxTerm> cox() {
        var rows = new ArrayList<CoxTerm>();
        for (String endpoint : List.of("os", "dmfs")) {
            for (int i = 0; i < SILENT; i++) {
                rows.add(cox(i, endpoint, "", marker, 0.1094475));
                rows.add(cox(i, endpoint, "age+sex", marker, 0.07));
                rows.add(cox(i, endpoint, "age+sex", "age", 0.021));
                rows.add(cox(i, endpoint, "age+sex", "sex=male" + suffix, -0.11));
            }
            rows.add(new CoxTerm(
                    cohort(SILENT),
                    "breast",
                    endpoint,
                    "",
                    marker,
                    0,
                    0,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    "not-available"));
        }
        return rows;
    }

    private CoxTerm cox(int cohort, String endpoint, String adjustment, String term, double effect) {
        double se = 0.0293753;
        return new CoxTerm(
                cohort(cohort),
                cancer(cohort),
                endpoint,
                adjustment,
                term,
                240,
                101,
                effect,
                se,
                Math.exp(effect),
                Math.exp(effect - 1.96 * se),
                Math.exp(effect + 1.96 * se),
                effect / se,
                1.94669756641e-4,
                3.7107,
                null);
    }

    private List<Specificity> specificity() {
        return List.of(
                standing(marker, "all-genes", 2000, 96.4, null),
                standing(marker, "matched-genes", 200, 83.5, null),
                standing("emt-score", "random-signatures", 1000, 99.97, null),
                standing("tubule-score", "random-signatures", 1000, null, "not-available"));
    }

    private Specificity standing(String subject, String comparison, int others, Double percentile, String reason) {
        Double known = reason == null ? 1.5 : null;
        return new Specificity(
                "all",
                "cox",
                "endpoint:os" + suffix,
                "",
                subject,
                comparison,
                others,
                known,
                known,
                percentile,
                percentile,
                reason == null ? 0.04 : null,
                known,
                reason);
    }

    private List<Permutation> markerPermutation() {
        return List.of(
                permuted("all", 2.6, null),
                permuted("cohort:sim-renal-a" + suffix, 1.7, null),
                permuted("cohort:sim-breast-b" + suffix, null, "not-available"));
    }

    private Permutation permuted(String level, Double z, String reason) {
        Double known = reason == null ? 0.043 : null;
        return new Permutation(
                level,
                "symbol:" + marker,
                marker,
                "score",
                "endpoint:os" + suffix,
                "",
                400,
                z,
                known,
                reason == null ? 0.62 : null,
                known,
                1000,
                reason);
    }

    private List<GroupDifference> differences() {
        var rows = new ArrayList<GroupDifference>();
        for (int i = 0; i < SILENT; i++) {
            rows.add(new GroupDifference(
                    cohort(i),
                    cancer(i),
                    "metastatic-tissue" + suffix,
                    60,
                    180,
                    4.31,
                    6.94,
                    -2.63,
                    -3.31,
                    -1.95,
                    i == 0 ? 0 : 0.02,
                    i == 0 ? 412.3 : 1.69,
                    0.2386,
                    0.184,
                    0.293,
                    i == 0 ? 4.95077e-16 : 0.01,
                    i == 0 ? 15.305 : 2,
                    null));
        }
        rows.add(new GroupDifference(
                cohort(SILENT),
                "breast",
                "metastatic-tissue" + suffix,
                0,
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "not-available"));
        return rows;
    }

    private List<ClassifierMetric> metrics() {
        var rows = new ArrayList<ClassifierMetric>();
        for (String model : List.of("elastic-net", "random-forest")) {
            for (String features : List.of("marker", "clinical", "panels", "genes+panels")) {
                double base = 0.55 + 0.05 * features.length() / 3 - (model.length() > 11 ? 0.01 : 0);
                for (int i = 0; i < SILENT; i++) {
                    double value = Math.min(0.97, base + 0.03 * random.nextGaussian());
                    rows.add(metric(model, features, cohort(i), "auroc", value, value - 0.07, value + 0.06));
                    rows.add(metric(model, features, cohort(i), "auprc", value - 0.2, null, null));
                    rows.add(metric(model, features, cohort(i), "brier", 0.4 - value / 4, null, null));
                }
                rows.add(metric(model, features, "(mean)", "auroc", base, base - 0.04, base + 0.04));
            }
        }
        for (int trained = 0; trained < 3; trained++) {
            for (int tested = 0; tested < 3; tested++) {
                if (tested != trained) {
                    double value = 0.9 - 0.2 * tested + 0.1 * trained;
                    rows.add(metric(
                            "elastic-net",
                            "panels",
                            "transfer",
                            cohort(trained),
                            cohort(tested),
                            "auroc",
                            value,
                            value - 0.07,
                            Math.min(1, value + 0.06)));
                }
            }
        }
        return rows;
    }

    private static ClassifierMetric metric(
            String model, String features, String heldOut, String metric, Double value, Double low, Double high) {
        return metric(model, features, "leave-one-cohort-out", "(other cohorts)", heldOut, metric, value, low, high);
    }

    private static ClassifierMetric metric(
            String model,
            String features,
            String validation,
            String trainedOn,
            String heldOut,
            String metric,
            Double value,
            Double low,
            Double high) {
        boolean mean = heldOut.equals("(mean)");
        return new ClassifierMetric(
                model,
                features,
                validation,
                heldOut,
                240,
                61,
                metric,
                value,
                low,
                high,
                "metastatic-tissue",
                trainedOn,
                null,
                null,
                mean ? low - 0.1 : null,
                mean ? high + 0.1 : null,
                mean ? SILENT : null,
                mean ? "random-effects" : "delong",
                null,
                features.equals("panels") && model.equals("elastic-net"),
                features.equals("genes+panels"));
    }

    private List<RocPoint> roc() {
        var rows = new ArrayList<RocPoint>();
        for (String model : List.of("elastic-net", "random-forest")) {
            for (String features : List.of("marker", "clinical", "panels", "genes+panels")) {
                for (int i = 0; i < SILENT; i++) {
                    double power = 0.9 - 0.05 * features.length();
                    for (int step = 0; step <= 40; step++) {
                        double x = step / 40.0;
                        rows.add(new RocPoint(
                                model,
                                features,
                                "leave-one-cohort-out",
                                cohort(i),
                                x,
                                Math.rint(Math.pow(x, Math.max(0.2, power)) * 61) / 61,
                                step == 0 ? null : 1 - x,
                                "(other cohorts)",
                                false));
                    }
                }
            }
        }
        return rows;
    }

    private List<CalibrationPoint> calibration() {
        var rows = new ArrayList<CalibrationPoint>();
        for (String heldOut : List.of(cohort(0), cohort(1), "(all)")) {
            for (int step = 0; step <= 20; step++) {
                double x = step / 20.0;
                boolean tenth = step % 2 == 1;
                rows.add(new CalibrationPoint(
                        "elastic-net",
                        "panels",
                        "leave-one-cohort-out",
                        "(other cohorts)",
                        heldOut,
                        tenth ? "tenth" : "curve",
                        x,
                        x * x,
                        tenth ? x * x / 2 : null,
                        tenth ? x : null,
                        24,
                        false));
            }
        }
        return rows;
    }

    private List<DecisionPoint> decision() {
        var rows = new ArrayList<DecisionPoint>();
        for (String features : List.of("marker", "panels")) {
            for (int percent = 1; percent < 100; percent++) {
                double t = percent / 100.0;
                double all = 0.25 - 0.75 * t / (1 - t);
                double net = Math.max(all, 0) + 0.02 * (1 - t);
                rows.add(new DecisionPoint(
                        "elastic-net",
                        features,
                        "leave-one-cohort-out",
                        "(other cohorts)",
                        "(all)",
                        t,
                        net,
                        net - 0.01,
                        net + 0.01,
                        all,
                        0,
                        240,
                        false));
            }
        }
        return rows;
    }

    /** Clinical with and without the marker in a cohort and on average; contamination genes beside all genes. */
    private List<ClassifierComparison> comparisons() {
        var rows = new ArrayList<ClassifierComparison>();
        for (String heldOut : List.of(cohort(0), "(mean)")) {
            rows.add(comparison("added-value", "clinical", "clinical+marker", heldOut, "auroc", 0.021));
            rows.add(comparison("added-value", "clinical", "clinical+marker", heldOut, "brier", -0.004));
            rows.add(comparison("added-value", "clinical", "clinical+marker", heldOut, "net-benefit", 0.003));
            rows.add(comparison("added-value", "clinical", "clinical+marker", heldOut, "likelihood-ratio", null));
        }
        return rows;
    }

    private static ClassifierComparison comparison(
            String question, String base, String features, String heldOut, String measure, Double difference) {
        boolean mean = heldOut.equals("(mean)");
        boolean ratio = difference == null;
        return new ClassifierComparison(
                question,
                "leave-one-cohort-out",
                "(other cohorts)",
                heldOut,
                "elastic-net",
                base,
                "elastic-net",
                features,
                240,
                61,
                measure,
                measure.equals("net-benefit") ? 0.2 : null,
                null,
                null,
                difference,
                ratio ? null : 0.02,
                ratio ? null : difference - 0.04,
                ratio ? null : difference + 0.04,
                mean && !ratio ? difference - 0.09 : null,
                mean && !ratio ? difference + 0.09 : null,
                ratio ? 6.2 : difference / 0.02,
                ratio ? 1.0 : null,
                0.0128,
                1.893,
                mean ? 4 : null,
                ratio ? null : "delong",
                null,
                features.equals("clinical+marker"));
    }
}
