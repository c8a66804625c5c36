package io.prominence.classifier;

/** Sample quantiles, as R's default (type 7): linear between the order statistics. */
final class Quantiles {
    private Quantiles() {}

    /**
     * The quantile.
     *
     * @param sorted values in ascending order, at least one
     * @param share 0 to 1
     */
    static double of(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int low = (int) at;
        int high = Math.min(low + 1, sorted.length - 1);
        return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
    }
}
