package io.prominence.domain;

import java.util.List;

/**
 * Outside formats of expression data that ingest reads, each with the options that only it has.
 *
 * <p>An option that a format does not list is an unknown key of a cohort of that format.
 */
public enum ExpressionFormat implements Identified {
    /** Delimited text, one row per gene or one row per sample. */
    MATRIX("matrix", Option.choice("orientation", "genes-by-samples", "samples-by-genes"), Option.text("column")),
    /** A cBioPortal study folder; the profile is the mRNA file that its meta files name. */
    CBIOPORTAL("cbioportal", Option.text("profile"), Option.text("case-list")),
    /** Series matrix files of GEO: one, or a folder or glob of those of one series. */
    GEO_SERIES_MATRIX("geo-series-matrix", Option.text("platform")),
    /** A family file, samples or a dataset (GDS) of GEO in SOFT. */
    GEO_SOFT("geo-soft", Option.text("platform"), Option.text("value-column"), Option.text("symbol-column")),
    /** GCT 1.2 or 1.3; the column metadata of 1.3 are clinical values of the samples. */
    GCT("gct", Option.text("gene-column"), Option.text("symbol-column")),
    /** GDC's augmented STAR gene counts: a folder or glob of files, one per sample, and the sample sheet. */
    GDC_STAR_COUNTS(
            "gdc-star-counts",
            Option.path("sample-sheet"),
            Option.choice(
                    "column",
                    "unstranded",
                    "stranded_first",
                    "stranded_second",
                    "tpm_unstranded",
                    "fpkm_unstranded",
                    "fpkm_uq_unstranded")),
    /** RSEM's gene results: a folder or glob of files, one per sample. */
    RSEM_PER_SAMPLE(
            "rsem-per-sample",
            Option.path("sample-map"),
            Option.choice(
                    "column", "expected_count", "TPM", "FPKM", "raw_count", "scaled_estimate", "normalized_count")),
    /** Parquet with one row per (sample, gene, value). */
    PARQUET_LONG("parquet-long", Option.text("gene-column"), Option.text("sample-column"), Option.text("value-column")),
    /** Parquet with one row per sample and one column per gene. */
    PARQUET_WIDE("parquet-wide", Option.text("sample-column")),
    /** A cohort of another lake: its folder, or that of one of its versions. */
    PARQUET_GENE_MAJOR("parquet-gene-major"),
    /** An AnnData file on a local disk: samples are observations, genes variables. */
    H5AD("h5ad", Option.text("layer"), Option.text("gene-column"));

    /**
     * A key of {@code cohort.expression} that one format has.
     *
     * @param key the key
     * @param isPath true where it names a file or folder, which is then made absolute and checked to exist
     * @param choices values that it may have; empty: any
     */
    public record Option(String key, boolean isPath, List<String> choices) {
        static Option text(String key) {
            return new Option(key, false, List.of());
        }

        static Option path(String key) {
            return new Option(key, true, List.of());
        }

        static Option choice(String key, String... choices) {
            return new Option(key, false, List.of(choices));
        }
    }

    private final String id;

    @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed
    private final List<Option> options;

    ExpressionFormat(String id, Option... options) {
        this.id = id;
        this.options = List.of(options);
    }

    @Override
    public String id() {
        return id;
    }

    /** Options that only this format has. */
    public List<Option> options() {
        return options;
    }
}
