package io.prominence.stats;

/** A sum to twice the digits, by Knuth's exact addition: what rounding took from it is kept beside it. */
final class CompensatedSum {
    private double sum;
    private double lost;

    void clear() {
        sum = 0;
        lost = 0;
    }

    void add(double value) {
        double now = sum + value;
        double shadow = now - sum;
        lost += (sum - (now - shadow)) + (value - shadow);
        sum = now;
    }

    double value() {
        return sum + lost;
    }
}
