package io.prominence.lake;

import java.io.Serializable;
import java.util.Optional;

/**
 * A row of expression values that lies in a staging file.
 *
 * @param sourceId gene id as read
 * @param symbol symbol that the source states beside it; empty text for none
 * @param place where the row stood in the source
 * @param file staging file
 * @param index position in the staging file, in rows
 * @param known number of its values that are not missing
 * @param variance sample variance of its values; NaN with fewer than two
 */
record StagedRow(String sourceId, String symbol, String place, String file, int index, int known, double variance)
        implements Serializable {

    /** A row with these values. */
    static StagedRow of(String sourceId, String symbol, String place, String file, int index, float[] values) {
        return new StagedRow(sourceId, symbol, place, file, index, known(values), variance(values));
    }

    private static int known(float[] values) {
        int known = 0;
        for (float value : values) {
            known += Float.isNaN(value) ? 0 : 1;
        }
        return known;
    }

    Optional<String> statedSymbol() {
        return symbol.isEmpty() ? Optional.empty() : Optional.of(symbol);
    }

    /** Variance of the values that are not missing; NaN with fewer than two. */
    private static double variance(float[] values) {
        double sum = 0;
        int n = 0;
        for (float value : values) {
            if (!Float.isNaN(value)) {
                sum += value;
                n++;
            }
        }
        double mean = sum / n;
        double squares = 0;
        for (float value : values) {
            if (!Float.isNaN(value)) {
                squares += (value - mean) * (value - mean);
            }
        }
        return n < 2 ? Double.NaN : squares / (n - 1);
    }
}
