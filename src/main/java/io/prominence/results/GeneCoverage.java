package io.prominence.results;

/** Whether a cohort measures a gene that the study needs. */
@Table(path = "coverage", row = "one cohort and one marker or panel gene")
public record GeneCoverage(
        @Column("cohort") String cohortId,
        @Column("marker, or id of the panel") String panel,
        @Column("gene symbol") String geneSymbol,
        @Column("true where the cohort has the gene") boolean measured,

        @Column("share of its values that are missing, 0 to 1; missing where not measured")
        Double missingShare,

        @Column(
                value =
                        "what the source calls it, several rows of which the mean was taken joined by +; missing where not"
                                + " measured, or where the values come from no file",
                nullable = true)
        String sourceId,

        @Column(
                value =
                        "how the source id was resolved: direct, versioned, par_y, previous, alias, probe, mangled, ambiguous"
                                + " or unresolved; missing where source_id is",
                nullable = true)
        String resolvedHow,

        @Column(
                value =
                        "why it is not measured, or what to know of it where it is; missing where nothing is to be said",
                nullable = true)
        String note) {}
