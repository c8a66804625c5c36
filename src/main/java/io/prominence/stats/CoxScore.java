package io.prominence.stats;

/**
 * The score test of a gene in Cox's model: the model of the covariates alone is fitted once per cohort, and each gene is
 * held against its residuals.
 *
 * <p><b>Estimates</b> the gene's log hazard ratio per unit by one step from 0: U / I, with U = Σ g M its gradient (M the
 * martingale residuals without the gene) and I its information given the covariates there; standard error 1/√I, interval
 * ± 1.96 of them; statistic z = U/√I. It approaches {@link CoxModel}'s coefficient as the effect becomes small, and is
 * nearer to 0 where it is large. Efron's ties. Null hypothesis: no effect given the covariates; two-sided. p is normal
 * where |z| ≤ 2; beyond, P(S &gt; |z|) + P(S &lt; −|z|) by the saddlepoint approximation of Barndorff-Nielsen for S =
 * Σ c R: R independent draws from the standardised martingale residuals, with their empirical cumulant generating function,
 * c the gene's residuals on intercept (of each stratum) and covariates by least squares, of length 1 (SPACox). Where S
 * cannot reach z, that tail is the normal one.
 *
 * <p><b>Shapes, missing values</b> as in {@link CoxModel}; a gene with missing values is tested in the model of the
 * covariates fitted to its own samples. <b>Undefined</b> for too few samples or events ({@link GeneFilter}) and where the
 * gene is constant or a combination of the covariates among those at risk ({@link Undefined#COLLINEAR}). A gene that
 * separates has a score test like any other.
 *
 * <p><b>Cost.</b> O(n k) per gene with k covariates and one sweep, without exponentials; where |z| &gt; 2, O(n) lookups
 * more; a gene with missing values costs a fit of the covariates. Kernels are immutable, workers belong to one thread and
 * allocate nothing.
 *
 * <p><b>Accuracy.</b> Relative 1e-9 against the score test of R's {@code coxph(…, init = c(0, coefficients without the
 * gene), iter.max = 0)}; 1e-7 on log p against the exact cumulant generating function.
 *
 * <p>References: doi 10.1111/j.2517-6161.1972.tb00899.x (Cox); doi 10.1016/j.ajhg.2020.06.003 (Bi, Fritsche, Mukherjee,
 * Kim and Lee, SPACox); doi 10.1111/j.2517-6161.1983.tb01242.x (Barndorff-Nielsen, the tail formula).
 */
public final class CoxScore {
    private CoxScore() {}

    /**
     * Prepares the test.
     *
     * @param covariates columns, dummy-coded; may be empty
     * @param filter which genes are accepted; shares are of the samples with known time, event, groups and covariates
     * @return effect: one-step log hazard ratio per unit of the gene
     */
    public static GeneKernel prepare(SurvivalData data, double[][] covariates, GeneFilter filter) {
        SurvivalOrder order = CoxModel.order(data, covariates);
        return new CoxScoreKernel(order, CoxModel.standardise(covariates, order), filter);
    }
}
