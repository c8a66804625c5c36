package io.prominence.stats;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * One cohort to be timed on: survival, a group, a marker, three covariates and genes, all of float precision.
 *
 * @param time follow-up
 * @param event 1 event, 0 censored
 * @param group 1 or 0
 * @param marker values of the marker
 * @param covariates three columns
 * @param genes gene after gene
 */
record BenchData(
        double[] time, byte[] event, byte[] group, double[] marker, double[][] covariates, double[] genes) {
    private static final int COVARIATES = 3;

    int samples() {
        return time.length;
    }

    int count() {
        return genes.length / time.length;
    }

    double[] gene(int gene) {
        double[] values = new double[samples()];
        System.arraycopy(genes, gene * samples(), values, 0, values.length);
        return values;
    }

    static BenchData simulated(int samples, int genes, SplittableRandom random) {
        double[] time = new double[samples];
        byte[] event = new byte[samples];
        byte[] group = new byte[samples];
        for (int i = 0; i < samples; i++) {
            time[i] = Math.ceil(-1000 * Math.log(random.nextDouble()));
            event[i] = (byte) random.nextInt(2);
            group[i] = (byte) random.nextInt(2);
        }
        double[][] covariates = new double[COVARIATES][];
        for (int j = 0; j < COVARIATES; j++) {
            covariates[j] = normal(samples, random);
        }
        return new BenchData(
                time, event, group, normal(samples, random), covariates, normal(samples * genes, random));
    }

    private static double[] normal(int n, SplittableRandom random) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) (6 + 2 * random.nextGaussian());
        }
        return values;
    }

    /** Reads what against_r.R wrote: little-endian doubles, samples first. */
    static BenchData read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size())).order(ByteOrder.LITTLE_ENDIAN);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                continue;
            }
            DoubleBuffer doubles = bytes.flip().asDoubleBuffer();
            int samples = (int) doubles.get();
            double[] time = take(doubles, samples);
            byte[] event = flags(take(doubles, samples));
            byte[] group = flags(take(doubles, samples));
            double[] marker = take(doubles, samples);
            double[][] covariates = new double[COVARIATES][];
            for (int j = 0; j < COVARIATES; j++) {
                covariates[j] = take(doubles, samples);
            }
            return new BenchData(time, event, group, marker, covariates, take(doubles, doubles.remaining()));
        }
    }

    private static double[] take(DoubleBuffer from, int n) {
        double[] values = new double[n];
        from.get(values);
        return values;
    }

    private static byte[] flags(double[] values) {
        byte[] flags = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            flags[i] = (byte) values[i];
        }
        return flags;
    }
}
