package io.prominence.classifier;

import io.prominence.provenance.Fingerprint;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The study's seed, from which every random choice takes its own by name: results do not depend on the order in which
 * fits run, nor on cores or partitions.
 *
 * @param study the study's seed
 */
record NamedSeed(long study) {
    /** Seed of one named choice. */
    long of(String... name) {
        return Long.parseUnsignedLong(Fingerprint.of(study, name).substring(0, 16), 16);
    }

    /** Random numbers for one named choice. */
    UniformRandomProvider random(String... name) {
        return RandomSource.XO_RO_SHI_RO_128_PP.create(of(name));
    }
}
