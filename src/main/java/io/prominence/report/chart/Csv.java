package io.prominence.report.chart;

import java.math.BigDecimal;
import java.math.MathContext;

/** Rows of plot data as CSV, a third of the size of JSON rows. Cells are quoted where they must be. */
final class Csv {
    private static final MathContext DIGITS = new MathContext(5);

    private final StringBuilder out = new StringBuilder();
    private boolean first = true;

    Csv(String... heads) {
        for (String head : heads) {
            text(head);
        }
        endRow();
    }

    Csv text(String cell) {
        separate();
        if (cell.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r')) {
            out.append('"').append(cell.replace("\"", "\"\"")).append('"');
        } else {
            out.append(cell);
        }
        return this;
    }

    /** Five significant digits; empty where missing or not finite. */
    Csv number(Double value) {
        separate();
        if (value != null && Double.isFinite(value)) {
            out.append(new BigDecimal(value).round(DIGITS).stripTrailingZeros());
        }
        return this;
    }

    Csv count(long value) {
        separate();
        out.append(value);
        return this;
    }

    void endRow() {
        out.append('\n');
        first = true;
    }

    private void separate() {
        if (!first) {
            out.append(',');
        }
        first = false;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
