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
    double[] of(ScaledCohort cohort);

    /** Whether the value of a sample is one, and no stand-in for one. */
    boolean known(ScaledCohort cohort, int sample);

    /** Ids or symbols of the genes that it reads. */
    List<String> genes();

    /** Those of {@link #genes} that the cohort does not measure. */
    default List<String> missingIn(CohortData cohort) {
        return genes().stream()
                .filter(gene -> cohort.expression().findAny(gene).isEmpty())
                .toList();
    }

    /** A gene on the features' scale, matched by gene id; 0, the mean, where it is not measured. */
    record Gene(String geneId, String symbol) implements FeatureColumn {
        @Override
        public String name() {
            return "gene:" + geneId;
        }

        @Override
        public double[] of(ScaledCohort cohort) {
            return values(cohort, cohort.expression().find(geneId));
        }

        @Override
        public boolean known(ScaledCohort cohort, int sample) {
            return measured(cohort, cohort.expression().find(geneId), sample);
        }

        @Override
        public List<String> genes() {
            return List.of(geneId);
        }
    }

    /** The marker on the features' scale, matched by symbol; 0, the mean, where it is not measured. */
    record Marker(String symbol) implements FeatureColumn {
        @Override
        public String name() {
            return "marker:" + symbol;
        }

        @Override
        public double[] of(ScaledCohort cohort) {
            return values(cohort, cohort.expression().findSymbol(symbol));
        }

        @Override
        public boolean known(ScaledCohort cohort, int sample) {
            return measured(cohort, cohort.expression().findSymbol(symbol), sample);
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
        public double[] of(ScaledCohort cohort) {
            int[] up = measured(cohort, panel.up());
            int[] down = measured(cohort, panel.down());
            return perSample(cohort, sample -> mean(cohort, up, sample) - mean(cohort, down, sample));
        }

        @Override
        public boolean known(ScaledCohort cohort, int sample) {
            return genes().stream()
                    .map(cohort.expression()::findSymbol)
                    .anyMatch(gene -> FeatureColumn.measured(cohort, gene, sample));
        }

        private static int[] measured(ScaledCohort cohort, List<String> symbols) {
            return symbols.stream()
                    .map(cohort.expression()::findSymbol)
                    .flatMapToInt(OptionalInt::stream)
                    .toArray();
        }

        private static double mean(ScaledCohort cohort, int[] genes, int sample) {
            return Arrays.stream(genes)
                    .filter(gene -> cohort.scaled().measured(gene, sample))
                    .mapToDouble(gene -> cohort.scaled().value(gene, sample))
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
        public double[] of(ScaledCohort cohort) {
            double[] values =
                    cohort.covariate(covariate).map(Covariate::numeric).orElse(null);
            return perSample(
                    cohort, sample -> values == null || Double.isNaN(values[sample]) ? median : values[sample]);
        }

        @Override
        public boolean known(ScaledCohort cohort, int sample) {
            return !Missing.in(cohort, covariate, sample);
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
        public double[] of(ScaledCohort cohort) {
            String[] values =
                    cohort.covariate(covariate).map(Covariate::categorical).orElse(null);
            return indicator(cohort, sample -> values != null && level.equals(values[sample]));
        }

        @Override
        public boolean known(ScaledCohort cohort, int sample) {
            return !Missing.in(cohort, covariate, sample);
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
        public double[] of(ScaledCohort cohort) {
            return indicator(cohort, sample -> in(cohort, covariate, sample));
        }

        @Override
        public boolean known(ScaledCohort cohort, int sample) {
            return true;
        }

        private static boolean in(ScaledCohort cohort, String covariate, int sample) {
            Covariate values = cohort.covariate(covariate).orElse(null);
            if (values == null) {
                return true;
            }
            return values.isNumeric() ? Double.isNaN(values.numeric()[sample]) : values.categorical()[sample] == null;
        }

        @Override
        public List<String> genes() {
            return List.of();
        }
    }

    private static double[] values(ScaledCohort cohort, OptionalInt gene) {
        return perSample(cohort, sample -> gene.isEmpty() ? 0 : cohort.scaled().value(gene.getAsInt(), sample));
    }

    private static boolean measured(ScaledCohort cohort, OptionalInt gene, int sample) {
        return gene.isPresent() && cohort.scaled().measured(gene.getAsInt(), sample);
    }

    private static double[] indicator(ScaledCohort cohort, IntPredicate condition) {
        return perSample(cohort, sample -> condition.test(sample) ? 1 : 0);
    }

    private static double[] perSample(ScaledCohort cohort, IntToDoubleFunction value) {
        return IntStream.range(0, cohort.samples()).mapToDouble(value).toArray();
    }
}
