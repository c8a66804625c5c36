package io.prominence.analysis;

import io.prominence.scan.Design;
import io.prominence.stats.KaplanMeier;
import java.util.Arrays;

/** The samples with marker and endpoint, in two groups: not above the median of the marker, and above. */
final class MarkerHalves {
    private final double[] time;
    private final byte[] event;
    private final double[] entry;
    private final byte[] group;
    private final double cut;

    private MarkerHalves(double[] time, byte[] event, double[] entry, byte[] group, double cut) {
        this.time = time;
        this.event = event;
        this.entry = entry;
        this.group = group;
        this.cut = cut;
    }

    static MarkerHalves of(double[] values, Design design) {
        int[] rows = rows(values, design);
        double cut = median(Arrays.stream(rows).mapToDouble(row -> values[row]).toArray());
        byte[] event = new byte[rows.length];
        byte[] group = new byte[rows.length];
        for (int i = 0; i < rows.length; i++) {
            event[i] = design.event()[rows[i]];
            group[i] = (byte) (values[rows[i]] > cut ? 1 : 0);
        }
        return new MarkerHalves(chosen(design.time(), rows), event, chosen(design.entry(), rows), group, cut);
    }

    private static int[] rows(double[] values, Design design) {
        int[] rows = new int[values.length];
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i]) && !Double.isNaN(design.time()[i]) && design.event()[i] >= 0) {
                rows[count++] = i;
            }
        }
        return Arrays.copyOf(rows, count);
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int n = values.length;
        return n == 0 ? Double.NaN : (values[(n - 1) / 2] + values[n / 2]) / 2;
    }

    private static double[] chosen(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }

    double[] time() {
        return time;
    }

    byte[] event() {
        return event;
    }

    double[] entry() {
        return entry;
    }

    /** 1 above the median, otherwise 0. */
    byte[] group() {
        return group;
    }

    /** The median; NaN where there is no sample. */
    double cut() {
        return cut;
    }

    int size() {
        return group.length;
    }

    int count(int half) {
        int count = 0;
        for (byte member : group) {
            count += member == half ? 1 : 0;
        }
        return count;
    }

    int events(int half) {
        int count = 0;
        for (int i = 0; i < group.length; i++) {
            count += group[i] == half && event[i] == 1 ? 1 : 0;
        }
        return count;
    }

    KaplanMeier curve(int half) {
        int[] rows = new int[count(half)];
        int next = 0;
        for (int i = 0; i < group.length; i++) {
            if (group[i] == half) {
                rows[next++] = i;
            }
        }
        byte[] events = new byte[rows.length];
        for (int i = 0; i < rows.length; i++) {
            events[i] = event[rows[i]];
        }
        return KaplanMeier.fit(chosen(time, rows), events, chosen(entry, rows));
    }
}
