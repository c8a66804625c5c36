package io.prominence.analysis;

import io.prominence.domain.Outcome;
import io.prominence.results.Association;
import io.prominence.results.Pooled;
import io.prominence.results.Specificity;
import io.prominence.stats.Standing;
import io.prominence.stats.Undefined;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** All genes of one level, method, outcome and adjustment, as tables have them. */
final class GeneBlock {
    private final String level;
    private final String method;
    private final String outcome;
    private final String adjustment;
    private final List<String> ids = new ArrayList<>();
    private final List<String> symbols = new ArrayList<>();
    private final List<Double> effects = new ArrayList<>();
    private final List<Double> negLog10P = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();
    private final List<Integer> cohorts = new ArrayList<>();

    private GeneBlock(String level, String method, String outcome, String adjustment) {
        this.level = level;
        this.method = method;
        this.outcome = outcome;
        this.adjustment = adjustment;
    }

    /** Gathers rows that come block by block. */
    static final class Gathering {
        private final Consumer<GeneBlock> blocks;
        private GeneBlock open;

        /** @param blocks hears of each block when it is whole */
        Gathering(Consumer<GeneBlock> blocks) {
            this.blocks = blocks;
        }

        void add(Association row) {
            turn(StudyLevels.COHORT + row.cohortId(), row.method(), row.outcome(), row.adjustment());
            open.add(row.geneId(), row.geneSymbol(), row.effect(), row.negLog10P(), row.undefinedReason(), 1);
        }

        void add(Pooled row) {
            turn(row.level(), row.method(), row.outcome(), row.adjustment());
            String reason = row.negLog10P() == null ? Undefined.NOT_AVAILABLE.id() : null;
            open.add(row.geneId(), row.geneSymbol(), row.effectRandom(), row.negLog10P(), reason, row.k());
        }

        private void turn(String level, String method, String outcome, String adjustment) {
            if (open == null || !open.is(level, method, outcome, adjustment)) {
                finish();
                open = new GeneBlock(level, method, outcome, adjustment);
            }
        }

        /** Ends the last block. */
        void finish() {
            if (open != null) {
                blocks.accept(open);
                open = null;
            }
        }
    }

    private boolean is(String otherLevel, String otherMethod, String otherOutcome, String otherAdjustment) {
        return List.of(level, method, outcome, adjustment)
                .equals(List.of(otherLevel, otherMethod, otherOutcome, otherAdjustment));
    }

    private void add(String id, String symbol, Double effect, Double p, String reason, int k) {
        ids.add(id);
        symbols.add(symbol);
        effects.add(p == null ? null : effect);
        negLog10P.add(p);
        reasons.add(reason);
        cohorts.add(k);
    }

    boolean isAbout(Outcome other) {
        return outcome.equals(other.name());
    }

    String level() {
        return level;
    }

    /** Id of the gene at a place. */
    String id(int place) {
        return ids.get(place);
    }

    /** Place of the first gene with this symbol; −1 without one. */
    int find(String symbol) {
        return symbols.indexOf(symbol);
    }

    /**
     * One row: a gene, or a score, among others of the block that are pooled over as many cohorts.
     *
     * @param subject place of the subject; −1 where the block does not have it
     * @param others which places it is held against
     */
    Specificity standing(int subject, String name, String comparison, IntPredicate others) {
        int[] chosen = IntStream.range(0, ids.size())
                .filter(place -> place != subject && others.test(place) && equallyPooled(subject, place))
                .toArray();
        double p = subject < 0 ? Double.NaN : number(negLog10P.get(subject));
        double effect = subject < 0 ? Double.NaN : number(effects.get(subject));
        Standing byP = Standing.of(p, values(negLog10P, chosen));
        Standing byEffect = Standing.of(effect, values(effects, chosen));
        return new Specificity(
                level,
                method,
                outcome,
                adjustment,
                name,
                comparison,
                byP.compared(),
                Numbers.orMissing(effect),
                Numbers.orMissing(p),
                Numbers.orMissing(byP.percentile()),
                Numbers.orMissing(byEffect.percentile()),
                Numbers.orMissing(byP.empiricalP()),
                Numbers.orMissing(byP.median()),
                reason(subject, byP));
    }

    /** A p of one cohort and a p of several are not of equal power. */
    private boolean equallyPooled(int subject, int other) {
        return subject < 0 || cohorts.get(subject).equals(cohorts.get(other));
    }

    private String reason(int subject, Standing standing) {
        if (subject >= 0 && reasons.get(subject) != null) {
            return reasons.get(subject);
        }
        return subject < 0 || standing.compared() == 0 ? Undefined.NOT_AVAILABLE.id() : null;
    }

    private static double[] values(List<Double> column, int[] places) {
        return Arrays.stream(places)
                .mapToDouble(place -> number(column.get(place)))
                .toArray();
    }

    private static double number(Double value) {
        return value == null ? Double.NaN : value;
    }
}
