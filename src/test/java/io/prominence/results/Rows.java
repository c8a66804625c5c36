package io.prominence.results;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Small tables for tests. */
final class Rows {
    private Rows() {}

    /** A defined result, with the extreme doubles that a table can hold. */
    static Association defined(int i) {
        return new Association(
                "tcga-skcm",
                "melanoma",
                "ENSG%011d".formatted(i),
                "GENE" + i,
                i % 2 == 0 ? "pearson" : "cox",
                i % 2 == 0 ? "marker:PROM2" : "endpoint:os",
                i % 3 == 0 ? "" : "age+sex",
                458,
                i % 2 == 0 ? null : 218,
                Math.sin(i),
                i % 2 == 0 ? "fisher-z" : "log-hazard-ratio",
                0.1 + i * 1e-7,
                Math.nextDown(Math.sin(i)),
                Double.MIN_VALUE,
                -0.0,
                i % 2 == 0 ? 456.0 : null,
                0.0,
                1234.5678 + i,
                0.1,
                0.2,
                1.0,
                0.05,
                i % 2 == 0 ? null : "firth",
                null);
    }

    /** An undefined result. */
    static Association undefined(String reason) {
        return new Association(
                "gse-é",
                "breast",
                "symbol:X",
                "X\t\"Y\"\nZ",
                "cox",
                "endpoint:os",
                "",
                3,
                0,
                null,
                "log-hazard-ratio",
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
                reason);
    }

    static List<Association> associations(int n) {
        return Stream.concat(IntStream.range(0, n - 1).mapToObj(Rows::defined), Stream.of(undefined("too-few-events")))
                .toList();
    }
}
