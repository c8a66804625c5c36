package io.prominence.results;

/** Whether a cohort measures a gene that the study needs. */
@Table(path = "coverage", row = "one cohort and one marker or panel gene")
public record GeneCoverage(
        @Column("cohort") String cohortId,
        @Column("marker, or id of the panel") String panel,
        @Column("gene symbol") String geneSymbol,
        @Column("true where the cohort has the gene") boolean measured,

        @Column("share of its values that are missing, 0 to 1; missing where not measured")
        Double missingShare) {}
