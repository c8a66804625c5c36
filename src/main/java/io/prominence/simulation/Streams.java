package io.prominence.simulation;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Random streams by name: the same seed and names give the same numbers, whatever was drawn before and wherever it runs.
 *
 * <p>Names are folded with FNV-1a and mixed with the finaliser of SplitMix64 (Steele et al. 2014, doi
 * 10.1145/2660193.2660195); streams are xoroshiro128++ (Blackman and Vigna 2021, doi 10.1145/3460772).
 */
final class Streams {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private Streams() {}

    /** The seed that {@code names} have under {@code root}. */
    static long seed(long root, String... names) {
        long hash = FNV_OFFSET ^ mix(root);
        for (String name : names) {
            for (int i = 0; i < name.length(); i++) {
                hash = (hash ^ name.charAt(i)) * FNV_PRIME;
            }
            hash = (hash ^ 0xffff) * FNV_PRIME; // ends the name, so that ("ab", "c") is not ("a", "bc")
        }
        return mix(hash);
    }

    /** The stream that {@code names} have under {@code root}. */
    static UniformRandomProvider named(long root, String... names) {
        return create(seed(root, names));
    }

    /** Part {@code block} of the long stream with this seed; parts can be made in any order. */
    static UniformRandomProvider block(long seed, int block) {
        return create(mix(seed + (block + 1) * GOLDEN));
    }

    /** {@code n} standard normal numbers. */
    static double[] normals(UniformRandomProvider random, int n) {
        ZigguratSampler.NormalizedGaussian gaussian = ZigguratSampler.NormalizedGaussian.of(random);
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = gaussian.sample();
        }
        return values;
    }

    /** {@code n} numbers uniform on [0, 1). */
    static double[] uniforms(UniformRandomProvider random, int n) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = random.nextDouble();
        }
        return values;
    }

    /** {@code n} numbers of the exponential distribution with mean 1. */
    static double[] exponentials(UniformRandomProvider random, int n) {
        ZigguratSampler.Exponential exponential = ZigguratSampler.Exponential.of(random);
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = exponential.sample();
        }
        return values;
    }

    private static UniformRandomProvider create(long seed) {
        return RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
