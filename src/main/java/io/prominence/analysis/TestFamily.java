package io.prominence.analysis;

import io.prominence.results.Multiplicity;
import io.prominence.scan.Analysis;
import io.prominence.stats.BenjaminiHochberg;
import io.prominence.stats.BenjaminiYekutieli;
import io.prominence.stats.Holm;
import io.prominence.stats.Inflation;
import io.prominence.stats.PValues;
import io.prominence.stats.StoreyQ;
import java.util.Arrays;

/**
 * All genes put to one question in one place, which is what multiplicity is counted over. Arrays have one value per gene,
 * NaN where it has no p.
 */
final class TestFamily {
    private static final double SIGNIFICANT = 0.05;

    private final PValues p;
    private final double[] benjaminiHochberg;
    private final double[] benjaminiYekutieli;
    private final double[] holm;
    private final double[] storey;
    private final double pi0;

    /** @param logP natural logarithms of p, one per gene; NaN where undefined */
    TestFamily(double[] logP) {
        p = PValues.ofLogs(logP);
        StoreyQ q = StoreyQ.of(p);
        benjaminiHochberg = BenjaminiHochberg.adjust(p);
        benjaminiYekutieli = BenjaminiYekutieli.adjust(p);
        holm = Holm.adjust(p);
        storey = q.values();
        pi0 = q.pi0();
    }

    Double q(int gene) {
        return Numbers.orMissing(benjaminiHochberg[gene]);
    }

    Double qBy(int gene) {
        return Numbers.orMissing(benjaminiYekutieli[gene]);
    }

    Double pHolm(int gene) {
        return Numbers.orMissing(holm[gene]);
    }

    Double qStorey(int gene) {
        return Numbers.orMissing(storey[gene]);
    }

    /**
     * The family's row of the table.
     *
     * @param tests the table in which the tests stand
     * @param scope cohort or level
     */
    Multiplicity row(String tests, String scope, Analysis analysis) {
        return new Multiplicity(
                tests,
                scope,
                analysis.method().id(),
                analysis.outcome().name(),
                analysis.adjustment().name(),
                p.size(),
                p.asked() - p.size(),
                p.size() == 0 ? null : pi0,
                Numbers.orMissing(Inflation.of(p)),
                significant(benjaminiHochberg),
                significant(benjaminiYekutieli),
                significant(holm),
                significant(storey));
    }

    private static int significant(double[] adjusted) {
        return (int) Arrays.stream(adjusted).filter(q -> q < SIGNIFICANT).count();
    }
}
