package io.prominence.stats;

/** Groups as kernels need them: 1 positive, 0 negative, anything else unknown. */
final class Groups {
    private Groups() {}

    /** As numbers, unknown as NaN. */
    static double[] asTarget(byte[] group) {
        double[] target = new double[group.length];
        for (int i = 0; i < group.length; i++) {
            target[i] = group[i] == 1 || group[i] == 0 ? group[i] : Double.NaN;
        }
        return target;
    }
}
