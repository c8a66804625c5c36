package io.prominence.domain;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Identity card of a cohort version: the content of {@code cohort.json}, which is also its commit mark.
 *
 * @param schemaVersion version of the lake layout, 2; 1 has neither {@code quality/} nor {@code gene_audit/}
 * @param id cohort id
 * @param version folder name: UTC time to the millisecond and the first 8 hex digits of the fingerprint
 * @param fingerprint SHA-256 of sources, configuration and layout version, in hex
 * @param cancer cancer
 * @param platform platform, as configured
 * @param unit id of the declared {@link ExpressionUnit}
 * @param transform id of the {@link Transform} that was applied
 * @param genes distinct genes stored
 * @param samples samples stored
 * @param patients distinct patients among them
 * @param shards number of shards of at most 65,536 samples
 * @param labels label id to its counts
 * @param endpoints endpoint id to its counts
 * @param covariates covariate id to the number of samples with a value
 * @param sources every file that was read
 * @param flow every filter, in order, with its counts
 * @param geneIds how source ids were resolved
 * @param quarantined cells and rows refused, by reason
 * @param warnings what a reader must know, in sentences
 * @param software name and version of the program that wrote it
 * @param batches clinical columns that say in which batch a sample was measured
 * @param quality what stands out among the samples
 * @param missing texts that stand for no value in the clinical columns; the default list in versions that do not say
 * @param files every file of the version but this card; empty in versions that were written before files were listed
 */
public record CohortCard(
        int schemaVersion,
        String id,
        String version,
        String fingerprint,
        String cancer,
        String platform,
        String unit,
        String transform,
        int genes,
        int samples,
        int patients,
        int shards,
        Map<String, LabelCount> labels,
        Map<String, EndpointCount> endpoints,
        Map<String, Integer> covariates,
        List<SourceFile> sources,
        List<FlowStep> flow,
        GeneIdAudit geneIds,
        Map<String, Long> quarantined,
        List<String> warnings,
        String software,
        List<String> batches,
        QualitySummary quality,
        MissingValues missing,
        List<StoredFile> files) {
    public CohortCard {
        batches = batches == null ? List.of() : List.copyOf(batches);
        quality = quality == null ? QualitySummary.none() : quality;
        missing = missing == null ? MissingValues.DEFAULT : missing;
        files = files == null ? List.of() : List.copyOf(files);
        requireTexts(id, version, fingerprint, cancer, platform, unit, transform, software);
        requireAll("labels", labels == null ? null : labels.values());
        requireAll("endpoints", endpoints == null ? null : endpoints.values());
        requireAll("covariates", covariates == null ? null : covariates.values());
        requireAll("sources", sources);
        requireAll("flow", flow);
        requireAll("quarantined", quarantined == null ? null : quarantined.values());
        requireAll("warnings", warnings);
        if (geneIds == null) {
            throw new IllegalArgumentException("it has no geneIds");
        }
    }

    private static void requireText(String what, String first, String second) {
        if (first == null || second == null) {
            throw new IllegalArgumentException("a " + what + " of it is not told in full");
        }
    }

    private static void requireTexts(String... texts) {
        List<String> names =
                List.of("id", "version", "fingerprint", "cancer", "platform", "unit", "transform", "software");
        for (int i = 0; i < texts.length; i++) {
            if (texts[i] == null) {
                throw new IllegalArgumentException("it has no " + names.get(i));
            }
        }
    }

    private static void requireAll(String name, Collection<?> values) {
        if (values == null || values.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("it has no " + name + ", or an empty one among them");
        }
    }

    /** The card of a version whose samples were not looked at. */
    public CohortCard(
            int schemaVersion,
            String id,
            String version,
            String fingerprint,
            String cancer,
            String platform,
            String unit,
            String transform,
            int genes,
            int samples,
            int patients,
            int shards,
            Map<String, LabelCount> labels,
            Map<String, EndpointCount> endpoints,
            Map<String, Integer> covariates,
            List<SourceFile> sources,
            List<FlowStep> flow,
            GeneIdAudit geneIds,
            Map<String, Long> quarantined,
            List<String> warnings,
            String software,
            List<StoredFile> files) {
        this(
                schemaVersion,
                id,
                version,
                fingerprint,
                cancer,
                platform,
                unit,
                transform,
                genes,
                samples,
                patients,
                shards,
                labels,
                endpoints,
                covariates,
                sources,
                flow,
                geneIds,
                quarantined,
                warnings,
                software,
                List.of(),
                QualitySummary.none(),
                MissingValues.DEFAULT,
                files);
    }

    /** True where the stored values are counts of reads, which have to be normalised. */
    public boolean holdsCounts() {
        return unit.equals(ExpressionUnit.COUNTS.id()) && transform.equals(Transform.NONE.id());
    }

    /**
     * Counts of a label.
     *
     * @param definition the rule in words, for the report
     * @param kind what it asks, a kind of {@link OutcomeKind}; null in versions of before kinds
     * @param horizon what a label within a horizon was made from; empty for every other
     */
    public record LabelCount(
            int positive, int negative, int unknown, String definition, String kind, Optional<Horizon> horizon) {
        /** A label whose id says its kind. */
        public LabelCount(int positive, int negative, int unknown, String definition) {
            this(positive, negative, unknown, definition, null, Optional.empty());
        }

        /** The kind, by the label's id where the card states none. */
        public String kindOf(String id) {
            return kind == null ? OutcomeKind.ofLabel(id) : kind;
        }
    }

    /**
     * What a label within a horizon was made from; times and censoring are those of the endpoint's columns of the samples.
     *
     * @param endpoint id of the endpoint
     * @param withinDays days since its origin
     * @param competing samples that are a no because a competing event came first
     * @param censored samples that are unknown because they were censored before
     * @param lateEntries samples with a status that came under observation after the origin
     */
    public record Horizon(String endpoint, double withinDays, int competing, int censored, int lateEntries) {}

    /**
     * Counts of an endpoint.
     *
     * @param known samples with time and event
     * @param events samples with the event
     * @param definition the rule in words, with unit and origin, for the report
     * @param kind what counts as its event, a kind of {@link OutcomeKind}; null in versions of before kinds
     * @param origin id of its {@link TimeOrigin}; null in versions of before kinds
     * @param competing samples whose competing event counts as censored
     */
    public record EndpointCount(
            int known, int events, String definition, String kind, String origin, Optional<Integer> competing) {
        /** An endpoint whose id says its kind. */
        public EndpointCount(int known, int events, String definition) {
            this(known, events, definition, null, null, Optional.empty());
        }

        /** The kind, by the endpoint's id where the card states none. */
        public String kindOf(String id) {
            return kind == null ? OutcomeKind.ofEndpoint(id) : kind;
        }

        /** The origin; diagnosis, the default, where the card states none. */
        public String originOf() {
            return origin == null ? TimeOrigin.DIAGNOSIS.id() : origin;
        }
    }

    /**
     * A file that was read.
     *
     * @param path as configured
     * @param bytes size
     * @param sha256 checksum in hex
     */
    public record SourceFile(String path, long bytes, String sha256) {
        public SourceFile {
            requireText("source", path, sha256);
        }
    }

    /**
     * A file of the version.
     *
     * @param path below the version's folder, for example {@code samples/part-00000.parquet}
     * @param bytes size
     * @param sha256 checksum in hex
     */
    public record StoredFile(String path, long bytes, String sha256) implements Serializable {
        public StoredFile {
            requireText("file", path, sha256);
        }
    }

    /**
     * One filter.
     *
     * @param outcome {@code label:<id>} or {@code endpoint:<id>} where it concerns one outcome alone, else empty; null in
     *     versions of before outcomes
     * @param step what was done, in words
     * @param unit what is counted: samples, patients, events, positives, negatives, rows
     * @param countIn before
     * @param countOut after
     */
    public record FlowStep(String outcome, String step, String unit, long countIn, long countOut) {
        public FlowStep {
            requireText("step of the flow", step, unit);
        }

        /** A filter of the whole cohort. */
        public FlowStep(String step, String unit, long countIn, long countOut) {
            this("", step, unit, countIn, countOut);
        }

        /** The outcome; empty for the whole cohort, in every version. */
        public String about() {
            return outcome == null ? "" : outcome;
        }
    }

    /**
     * How the ids of a source became gene ids: rows, each counted once under how it was resolved, and those merged once
     * more. The folder {@code gene_audit} of the version has every row.
     *
     * @param direct resolved by an exact current id or symbol
     * @param versioned resolved by an Ensembl id without its version
     * @param parY rows of the copy of a gene on chromosome Y
     * @param previous resolved by a former symbol
     * @param alias resolved by an alias of one gene only
     * @param probe resolved through a platform table
     * @param mangled resolved although a spreadsheet had made a date of the symbol
     * @param ambiguous left as they stand because several genes could be meant
     * @param unresolved left as they stand because the gene tables do not know them, or there are none
     * @param merged rows that were averaged into another or left out because another row had the same gene
     */
    public record GeneIdAudit(
            int direct,
            int versioned,
            int parY,
            int previous,
            int alias,
            int probe,
            int mangled,
            int ambiguous,
            int unresolved,
            int merged) {
        /** Genes that have their ids from the start. */
        public static GeneIdAudit allDirect(int genes) {
            return new GeneIdAudit(genes, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        }

        /** Number of rows. */
        public int rows() {
            return direct + versioned + parY + previous + alias + probe + mangled + ambiguous + unresolved;
        }
    }
}
