package io.prominence.stats;

/**
 * τ-b between target and covariates on the samples of a gene, and the gene's partial τ from it. A matrix of τ-b is one
 * of inner products (of the signs of all pairs), so that a partial τ is that of what the covariates leave.
 */
final class PartialTau {
    /** What is left of a column counts as nothing below this: τ of n samples are far more than this apart. */
    private static final double NOTHING = 1e-12;

    private final PairOrder[] columns;
    private final Ties[] ties;
    private final int covariates;
    private final int[] levels;
    private final double[] matrix;
    private final Cholesky cholesky;
    private final double[] target;
    private final double[] solved;
    private double targetLeft;
    private Undefined undefined;

    /** The target's order, then the covariates'. */
    PartialTau(PairOrder[] columns, int samples) {
        this.columns = columns;
        covariates = columns.length - 1;
        ties = new Ties[columns.length];
        for (int j = 0; j < ties.length; j++) {
            ties[j] = new Ties();
        }
        levels = new int[samples];
        matrix = new double[covariates * covariates];
        cholesky = new Cholesky(covariates);
        target = new double[covariates];
        solved = new double[covariates];
    }

    /** Prepares for the samples whose level is above 0. */
    void prepare(int[] part, LevelCounts counts) {
        for (int j = 0; j < columns.length; j++) {
            columns[j].ties(part, ties[j]);
        }
        undefined = judge(part, counts);
    }

    private Undefined judge(int[] part, LevelCounts counts) {
        if (ties[0].untiedPairs() == 0) {
            return Undefined.CONSTANT_OUTCOME;
        }
        for (int a = 0; a < covariates; a++) {
            if (ties[a + 1].untiedPairs() == 0) {
                return Undefined.COLLINEAR;
            }
            columns[a + 1].levels(part, levels);
            target[a] = tau(0, a + 1, counts);
            matrix[a * covariates + a] = 1;
            for (int b = a + 1; b < covariates; b++) {
                matrix[b * covariates + a] = tau(b + 1, a + 1, counts);
            }
        }
        if (cholesky.decompose(matrix, NOTHING, NOTHING) < covariates) {
            return Undefined.COLLINEAR;
        }
        targetLeft = 1 - project(target, target);
        return targetLeft > NOTHING ? null : Undefined.CONSTANT_OUTCOME;
    }

    private double tau(int a, int b, LevelCounts counts) {
        return columns[a].score(levels, counts) / Math.sqrt(ties[a].untiedPairs() * ties[b].untiedPairs());
    }

    /** Inner product of what the covariates explain of two columns. */
    private double project(double[] one, double[] other) {
        System.arraycopy(one, 0, solved, 0, covariates);
        cholesky.solve(solved);
        return LeastSquares.dot(solved, other, covariates);
    }

    /** Why no gene has a τ on these samples, or null. */
    Undefined undefined() {
        return undefined;
    }

    /** A column's ties: the target's at 0. */
    Ties ties(int column) {
        return ties[column];
    }

    /** The partial τ of a gene from its τ with target and covariates; NaN where the covariates explain it wholly. */
    double of(double[] taus) {
        double tau = taus[0];
        for (int j = 0; j < covariates; j++) {
            taus[j] = taus[j + 1];
        }
        double left = 1 - project(taus, taus);
        return left > NOTHING ? (tau - project(taus, target)) / Math.sqrt(left * targetLeft) : Double.NaN;
    }
}
