package io.prominence.results;

/** Quality of a cohort's samples. */
@Table(path = "quality", row = "one cohort version whose samples were looked at")
public record CohortQuality(
        @Column("cohort") String cohortId,
        @Column("samples") int samples,

        @Column("median of the genes detected in a sample; missing where the unit does not say")
        Double detectedGenes,

        @Column("median of the totals of the samples, on the linear scale; missing where the unit has none")
        Double total,

        @Column("largest share of genes without a value in a sample, 0 to 1")
        double largestMissingShare,

        @Column("genes on which samples were compared; 0 where they were not")
        int genesCompared,

        @Column("share of their variance along the first principal component, 0 to 1; missing where not computed")
        Double pc1Share,

        @Column("the same of the second") Double pc2Share,
        @Column("samples unlike the others") int outliers,

        @Column("pairs of samples of different patients with a correlation above 0.999")
        int duplicates,

        @Column("samples with a sex by XIST and RPS4Y1") int sexCalled,
        @Column("of them, stated to be of the other sex") int sexMismatches,
        @Column("cells and rows in quarantine") long quarantined,

        @Column("what is in quarantine: reasons with their counts; empty for none")
        String quarantineReasons) {}
