package io.prominence.stats;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Random permutations by seed and number: each can be made without those before it, anywhere.
 *
 * @param exchange who may exchange
 * @param seed names the permutations
 * @param count how many
 */
record RandomArrangements(Exchange exchange, long seed, int count) implements Arrangements {
    private static final long serialVersionUID = 1;
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    @Override
    public void arrange(int index, int[] source) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed + (index + 1) * GOLDEN);
        exchange.shuffle(random, source);
    }

    @Override
    public boolean change(double[] outcomes) {
        return exchange.changes(outcomes);
    }
}
