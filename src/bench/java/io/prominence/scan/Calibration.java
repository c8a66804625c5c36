package io.prominence.scan;

import io.prominence.domain.Adjustment;
import io.prominence.domain.Outcome;
import io.prominence.lake.GeneVector;
import io.prominence.stats.GeneFilter;
import io.prominence.stats.PoolingCoverage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How often every method rejects where there is nothing to find, through the same preparation, surveys and completions as
 * in a scan; and how often pooled intervals cover the truth. Writes the tables into a Markdown file, between its marks.
 */
public final class Calibration {
    private static final int DRAWS = Integer.getInteger("draws", 100);
    private static final int GENES = Integer.getInteger("genes", 2_000);
    private static final String ONLY = System.getProperty("only", "");
    private static final long SEED = 20607;
    private static final double[] LEVELS = {0.05, 0.001};
    private static final GeneFilter FILTER = new GeneFilter(10, 5, 0.2, 0);
    private static final String BEGIN = "<!-- calibration: begin, written by src/bench/calibrate -->";
    private static final String END = "<!-- calibration: end -->";

    private Calibration() {}

    /** @param arguments the file to write into */
    public static void main(String[] arguments) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%nRejections where nothing is to be found: %d cohorts, %,d genes each, independent of the outcome (given"
                        + " what is adjusted for). In brackets where the share must lie in 95 of 100 such tables if the"
                        + " level is exact.%n%n",
                DRAWS,
                GENES));
        text.append("| method | adjustment | cohort | tests | at 5 % | at 0.1 % |\n|---|---|---|---|---|---|\n");
        for (NullWorld world : NullWorld.values()) {
            text.append(rows(world));
        }
        if (!ONLY.isEmpty()) {
            System.out.print(text);
            return;
        }
        text.append(PoolingCoverage.table(SEED));
        Path file = Path.of(arguments[0]);
        String old = Files.readString(file);
        int from = old.indexOf(BEGIN) + BEGIN.length();
        int to = old.indexOf(END);
        if (from < BEGIN.length() || to < from) {
            throw new IllegalStateException("Cannot write the calibration into " + file + ": it lacks the marks " + BEGIN
                    + " and " + END + ".");
        }
        Files.writeString(file, old.substring(0, from) + "\n" + text + "\n" + old.substring(to));
        System.out.print(text);
    }

    private static List<Analysis> analyses(NullWorld world) {
        return switch (world) {
            case INDEPENDENT -> asked(ofSingleSamples(), Adjustment.none());
            case AGED -> asked(ofSingleSamples(), new Adjustment(List.of("age")));
            case STAGED -> asked(survival(), Adjustment.of(List.of("strata(stage)")));
            case LATE_ENTRY -> asked(survival(), Adjustment.none());
            case PAIRED -> asked(named("moderated-t-paired", "moderated-t-block"), Adjustment.none());
            case REPEATED, REPEATED_LARGE -> asked(named("cox-robust"), Adjustment.none());
            case COUNTS ->
                asked(
                        named("moderated-t", "moderated-t-trend", "moderated-t-robust", "welch-t", "wilcoxon"),
                        Adjustment.none());
        };
    }

    private static List<Method> ofSingleSamples() {
        return Methods.all().stream()
                .filter(method -> !method.id().matches("moderated-t-(paired|block)"))
                .toList();
    }

    private static List<Method> survival() {
        return Methods.all().stream()
                .filter(method -> method.outcomeKind() == Outcome.Kind.ENDPOINT
                        && method.adjustment() == Method.Adjustable.YES)
                .toList();
    }

    private static List<Method> named(String... ids) {
        return Stream.of(ids).flatMap(id -> Methods.byId(id).stream()).toList();
    }

    private static List<Analysis> asked(List<Method> methods, Adjustment... adjustments) {
        List<Analysis> analyses = new ArrayList<>();
        List<Method> wanted = methods.stream()
                .filter(method -> ONLY.isEmpty() || method.id().matches(ONLY))
                .toList();
        for (Method method : wanted) {
            Outcome outcome =
                    switch (method.outcomeKind()) {
                        case MARKER -> Outcome.marker("M");
                        case LABEL -> Outcome.label("label");
                        case ENDPOINT -> Outcome.endpoint("endpoint");
                    };
            for (Adjustment adjustment : adjustments) {
                switch (method.adjustment()) {
                    case YES -> analyses.add(new Analysis(method, outcome, adjustment));
                    case NO -> Stream.of(adjustment)
                            .filter(Adjustment::isNone)
                            .forEach(none -> analyses.add(new Analysis(method, outcome, none)));
                    case BY_MODIFIER -> analyses.add(new Analysis(method, outcome, adjustment.by("score")));
                }
            }
        }
        return analyses;
    }

    private static String rows(NullWorld world) {
        List<Analysis> analyses = analyses(world);
        long[][] rejected = IntStream.range(0, DRAWS)
                .parallel()
                .mapToObj(draw -> rejections(world, analyses, draw))
                .reduce(new long[analyses.size()][LEVELS.length + 1], Calibration::sum);
        StringBuilder rows = new StringBuilder();
        for (int a = 0; a < rejected.length; a++) {
            long tests = rejected[a][LEVELS.length];
            rows.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s, n = %d | %,d | %s | %s |%n",
                    analyses.get(a).method().id(),
                    analyses.get(a).adjustment().name(),
                    world.description(),
                    world.samples(),
                    tests,
                    share(rejected[a][0], tests, LEVELS[0]),
                    share(rejected[a][1], tests, LEVELS[1])));
        }
        return rows.toString();
    }

    private static String share(long rejected, long tests, double level) {
        double reach = 1.96 * Math.sqrt(level * (1 - level) / tests);
        return String.format(
                Locale.ROOT,
                "%.3f (%.3f … %.3f)",
                100.0 * rejected / tests,
                100 * (level - reach),
                100 * (level + reach));
    }

    private static long[][] sum(long[][] a, long[][] b) {
        long[][] sum = new long[a.length][];
        for (int i = 0; i < a.length; i++) {
            int row = i;
            sum[i] = IntStream.range(0, a[i].length).mapToLong(j -> a[row][j] + b[row][j]).toArray();
        }
        return sum;
    }

    /** By analysis: rejections at each level, then tests with a result. */
    private static long[][] rejections(NullWorld world, List<Analysis> analyses, int draw) {
        SplittableRandom random = new SplittableRandom(SEED * 1_000_003 + 1_009L * world.name().hashCode() + draw);
        NullWorld.Draw cohort = world.draw(random, GENES);
        List<EstimateColumns> estimates = estimates(cohort, analyses);
        long[][] rejected = new long[analyses.size()][LEVELS.length + 1];
        for (int a = 0; a < rejected.length; a++) {
            for (int gene = 0; gene < GENES; gene++) {
                if (estimates.get(a).isDefined(gene)) {
                    rejected[a][LEVELS.length]++;
                    for (int level = 0; level < LEVELS.length; level++) {
                        rejected[a][level] += estimates.get(a).logP(gene) < Math.log(LEVELS[level]) ? 1 : 0;
                    }
                }
            }
        }
        return rejected;
    }

    private static List<EstimateColumns> estimates(NullWorld.Draw cohort, List<Analysis> analyses) {
        CohortPreparation preparation = new CohortPreparation(cohort.input(), analyses, FILTER);
        if (preparation.hasSurvey()) {
            preparation.surveyed(pass(preparation.surveys(), cohort.vectors(), analyses));
        }
        List<EstimateColumns> estimates = pass(preparation.kernels(), cohort.vectors(), analyses);
        preparation.complete(estimates);
        return estimates;
    }

    private static List<EstimateColumns> pass(
            PreparedKernels kernels, List<GeneVector> genes, List<Analysis> analyses) {
        CohortKernels.Worker worker = new CohortKernels(0, "none", kernels, analyses.toArray(Analysis[]::new)).worker();
        List<EstimateColumns> columns =
                analyses.stream().map(analysis -> new EstimateColumns(genes.size())).toList();
        for (int gene = 0; gene < genes.size(); gene++) {
            GeneRecord record = worker.apply(genes.get(gene));
            for (int a = 0; a < columns.size(); a++) {
                columns.get(a).copyFrom(record, a, gene);
            }
        }
        return columns;
    }
}
