package io.prominence.scan;

import io.prominence.stats.LibrarySizes;
import io.prominence.stats.LogCpm;
import java.io.Serializable;

/**
 * How the stored values of a gene become those that analyses see: widened to double, and counts as log2 counts per
 * million of the effective library sizes ({@link LogCpm#proportional}). Immutable; for any thread.
 */
public final class ValueReading implements Serializable {
    /** Values as the lake has them. */
    public static final ValueReading AS_STORED = new ValueReading(null);

    private final LogCpm scale;

    private ValueReading(LogCpm scale) {
        this.scale = scale;
    }

    /** Values that are counts of these libraries. */
    public static ValueReading ofCounts(LibrarySizes libraries) {
        return new ValueReading(LogCpm.proportional(libraries.effective()));
    }

    /** True where analyses see something else than what is stored. */
    boolean transforms() {
        return scale != null;
    }

    /**
     * Reads a gene.
     *
     * @param stored one value per sample, NaN where missing
     * @param into filled
     */
    public void read(float[] stored, double[] into) {
        widen(stored, into);
        scale(into, into);
    }

    /** Reads a gene into a new array. */
    public double[] read(float[] stored) {
        double[] values = new double[stored.length];
        read(stored, values);
        return values;
    }

    /** Values that are widened already become those that analyses see. */
    void scale(double[] widened, double[] into) {
        if (transforms()) {
            scale.transform(widened, into);
        }
    }

    static void widen(float[] stored, double[] into) {
        for (int i = 0; i < stored.length; i++) {
            into[i] = stored[i];
        }
    }
}
