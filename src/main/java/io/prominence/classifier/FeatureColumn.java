package io.prominence.classifier;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.prominence.domain.CohortSamples.Covariate;
import io.prominence.domain.GenePanel;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** One feature, with everything that it needs to be computed in any cohort; never missing. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = FeatureColumn.Gene.class, name = "gene"),
    @JsonSubTypes.Type(value = FeatureColumn.Marker.class, name = "marker"),
    @JsonSubTypes.Type(value = FeatureColumn.Panel.class, name = "panel"),
    @JsonSubTypes.Type(value = FeatureColumn.Numeric.class, name = "numeric"),
    @JsonSubTypes.Type(value = FeatureColumn.Level.class, name = "level"),
    @JsonSubTypes.Type(value = FeatureColumn.Missing.class, name = "missing")
})
sealed interface FeatureColumn {
    /** Name, unique within a feature set. */
    String name();

    /** Value for each sample of a cohort. */
    double[] of(CohortData cohort);

    /** Ids or symbols of the genes that it reads. */
    List<String> genes();

    /** Those of {@link #genes} that the cohort does not measure. */
    default List<String> missingIn(CohortData cohort) {
        return genes().stream()
                .filter(gene -> cohort.expression().find(gene).isEmpty()
                        && cohort.expression().findSymbol(gene).isEmpty())
                .toList();
    }

    /** z-score of a gene within the cohort, matched by gene id; 0, the mean, where it is not measured. */
    record Gene(String geneId, String symbol) implements FeatureColumn {
        @Override
        public String name() {
            return "gene:" + geneId;
        }

        @Override
        public double[] of(CohortData cohort) {
            return zScores(cohort, cohort.expression().find(geneId));
        }

        @Override
        public List<String> genes() {
            return List.of(geneId);
        }
    }

    /** z-score of the marker within the cohort, matched by symbol; 0, the mean, where it is not measured. */
    record Marker(String symbol) implements FeatureColumn {
        @Override
        public String name() {
            return "marker:" + symbol;
        }

        @Override
        public double[] of(CohortData cohort) {
            return zScores(cohort, cohort.expression().findSymbol(symbol));
        }

        @Override
        public List<String> genes() {
            return List.of(symbol);
        }
    }

    /** Score of a gene panel; a side of which the sample has no gene counts as 0, the mean. */
    record Panel(GenePanel panel) implements FeatureColumn {
        @Override
        public String name() {
            return "panel:" + panel.id();
        }

        @Override
        public double[] of(CohortData cohort) {
            int[] up = measured(cohort, panel.up());
            int[] down = measured(cohort, panel.down());
            return perSample(cohort, sample -> mean(cohort, up, sample) - mean(cohort, down, sample));
        }

        private static int[] measured(CohortData cohort, List<String> symbols) {
            return symbols.stream()
                    .map(cohort.expression()::findSymbol)
                    .flatMapToInt(OptionalInt::stream)
                    .toArray();
        }

        private static double mean(CohortData cohort, int[] genes, int sample) {
            return Arrays.stream(genes)
                    .filter(gene -> cohort.expression().measured(gene, sample))
                    .mapToDouble(gene -> cohort.expression().z(gene, sample))
                    .average()
                    .orElse(0);
        }

        @Override
        public List<String> genes() {
            return IntStream.range(0, panel.up().size() + panel.down().size())
                    .mapToObj(i -> i < panel.up().size()
                            ? panel.up().get(i)
                            : panel.down().get(i - panel.up().size()))
                    .toList();
        }
    }

    /** A numeric covariate; where it is missing, the median of the training fold. */
    record Numeric(String covariate, double median) implements FeatureColumn {
        @Override
        public String name() {
            return covariate;
        }

        @Override
        public double[] of(CohortData cohort) {
            double[] values =
                    cohort.covariate(covariate).map(Covariate::numeric).orElse(null);
            return perSample(
                    cohort, sample -> values == null || Double.isNaN(values[sample]) ? median : values[sample]);
        }

        @Override
        public List<String> genes() {
            return List.of();
        }
    }

    /** 1 where a categorical covariate has the level; a level that the training fold did not have is 0 everywhere. */
    record Level(String covariate, String level) implements FeatureColumn {
        @Override
        public String name() {
            return covariate + "=" + level;
        }

        @Override
        public double[] of(CohortData cohort) {
            String[] values =
                    cohort.covariate(covariate).map(Covariate::categorical).orElse(null);
            return indicator(cohort, sample -> values != null && level.equals(values[sample]));
        }

        @Override
        public List<String> genes() {
            return List.of();
        }
    }

    /** 1 where a covariate is missing. */
    record Missing(String covariate) implements FeatureColumn {
        @Override
        public String name() {
            return covariate + " is missing";
        }

        @Override
        public double[] of(CohortData cohort) {
            Covariate values = cohort.covariate(covariate).orElse(null);
            return indicator(cohort, sample -> values == null || missing(values, sample));
        }

        private static boolean missing(Covariate values, int sample) {
            return values.isNumeric() ? Double.isNaN(values.numeric()[sample]) : values.categorical()[sample] == null;
        }

        @Override
        public List<String> genes() {
            return List.of();
        }
    }

    private static double[] zScores(CohortData cohort, OptionalInt gene) {
        return perSample(
                cohort, sample -> gene.isEmpty() ? 0 : cohort.expression().z(gene.getAsInt(), sample));
    }

    private static double[] indicator(CohortData cohort, IntPredicate condition) {
        return perSample(cohort, sample -> condition.test(sample) ? 1 : 0);
    }

    private static double[] perSample(CohortData cohort, IntToDoubleFunction value) {
        return IntStream.range(0, cohort.samples().size()).mapToDouble(value).toArray();
    }
}
