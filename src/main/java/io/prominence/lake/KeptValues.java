package io.prominence.lake;

import io.prominence.domain.CohortSamples;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Values that ComBat keeps.
 *
 * @param id of the label or covariate
 * @param isLabel whether it is a label
 * @param names of the levels; none where the values are numbers
 * @param values code of the level or the number of each sample; NaN where unknown
 */
record KeptValues(String id, boolean isLabel, List<String> names, double[] values) {
    static KeptValues of(String id, CohortSamples samples) {
        byte[] label = samples.labels().get(id);
        if (label != null) {
            return new KeptValues(
                    id,
                    true,
                    List.of("no", "yes"),
                    IntStream.range(0, label.length)
                            .mapToDouble(i -> label[i] < 0 ? Double.NaN : label[i])
                            .toArray());
        }
        CohortSamples.Covariate covariate = samples.covariates().get(id);
        if (covariate.isNumeric()) {
            return new KeptValues(id, false, List.of(), covariate.numeric());
        }
        BatchLevels levels = BatchLevels.of(Arrays.asList(covariate.categorical()));
        return new KeptValues(
                id,
                false,
                levels.names(),
                Arrays.stream(levels.codes())
                        .mapToDouble(code -> code < 0 ? Double.NaN : code)
                        .toArray());
    }

    boolean isKnown(int sample) {
        return !Double.isNaN(values[sample]);
    }

    /** Numbers as they are; a column for each level but the first. */
    List<double[]> columns() {
        return names.isEmpty()
                ? List.of(values)
                : IntStream.range(1, names.size())
                        .mapToObj(level -> Arrays.stream(values)
                                .map(value -> value == level ? 1 : 0)
                                .toArray())
                        .toList();
    }

    /** Samples of each level among some, or the range of their numbers. */
    String counts(IntPredicate some) {
        double[] among = IntStream.range(0, values.length)
                .filter(some)
                .mapToDouble(i -> values[i])
                .filter(value -> !Double.isNaN(value))
                .toArray();
        if (names.isEmpty()) {
            var range = Arrays.stream(among).summaryStatistics();
            return range.getMin() == range.getMax()
                    ? among.length + " samples of " + range.getMin()
                    : range.getMin() + " to " + range.getMax();
        }
        return IntStream.range(0, names.size())
                .mapToObj(level ->
                        Arrays.stream(among).filter(value -> value == level).count() + " " + names.get(level))
                .collect(Collectors.joining(", "));
    }
}
