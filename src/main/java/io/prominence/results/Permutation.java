package io.prominence.results;

/** One gene's score against an outcome that was permuted. */
@Table(
        path = "permutation",
        row =
                "one gene's score against one outcome, held against the same outcome permuted, in one cohort or over cohorts")
public record Permutation(
        @Column("all, cancer:<name> or cohort:<id>") String level,
        @Column("gene id") String geneId,
        @Column("gene symbol") String geneSymbol,

        @Column("score (correlation of values) or rank-score (of ranks)")
        String method,

        @Column("marker:<symbol>, label:<id> or endpoint:<id> (martingale residuals)")
        String outcome,

        @Column("covariates adjusted for, joined by +; strata(x): permuted within strata of x; empty for none")
        String adjustment,

        @Column("samples with a value of the gene, a known outcome and complete covariates")
        int n,

        @Column(
                "score: sqrt(n-1-k) times the correlation of gene and outcome without the k covariates; over cohorts the sum weighted by sqrt(n); missing where undefined")
        Double z,

        @Column("two-sided p of the gene by itself: (1 + permutations that reach |z|)/(1 + permutations)")
        Double pPermutation,

        @Column(
                "p adjusted for all genes: (1 + permutations in which any gene reaches |z|)/(1 + permutations) (Westfall and Young, single step)")
        Double pMaxT,

        @Column(
                "empirical false discovery rate over the genes of the same level, method, outcome and adjustment, 0 to 1: mean number of genes that reach |z| by permutation / number that reach it as observed, made monotone")
        Double fdr,

        @Column("permutations") int permutations,

        @Column(value = "why there is no score; missing where there is one", nullable = true)
        String undefinedReason) {}
