package io.prominence.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RankingTest {
    @Test
    void ranks_begin_at_the_smallest_p_and_ties_share_the_lowest() {
        Ranking ranking = new Ranking(new double[] {-5, Double.NaN, -1000, -5, -0.1});
        assertEquals(1, ranking.rank(-1000));
        assertEquals(2, ranking.rank(-5));
        assertEquals(4, ranking.rank(-0.1));
    }

    @Test
    void percentiles_count_the_defined_genes_only() {
        Ranking ranking = new Ranking(new double[] {-5, Double.NaN, -1000, -5, -0.1});
        assertEquals(100, ranking.percentile(-1000));
        assertEquals(75, ranking.percentile(-5));
        assertEquals(25, ranking.percentile(-0.1));
    }

    @Test
    void order_survives_underflow() {
        Ranking ranking = new Ranking(new double[] {-2000, -3000});
        assertEquals(2, ranking.rank(-2000));
        assertEquals(1, ranking.rank(-3000));
    }
}
