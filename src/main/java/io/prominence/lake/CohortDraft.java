package io.prominence.lake;

import io.prominence.domain.CohortCard;
import io.prominence.domain.CohortSamples;
import io.prominence.domain.MissingValues;
import io.prominence.domain.QualitySummary;
import java.util.List;
import java.util.Map;

/**
 * Everything of a new cohort version but its values; the writer counts the rest of its card.
 *
 * @param id cohort id
 * @param fingerprint SHA-256 in hex of all that the version is made from
 * @param cancer cancer
 * @param platform platform
 * @param unit id of the declared {@link io.prominence.domain.ExpressionUnit}
 * @param transform id of the {@link io.prominence.domain.Transform} that was applied
 * @param samples what is known of each sample
 * @param attributes source columns of each sample as read; empty, or one map per sample
 * @param definitions what labels and endpoints are
 * @param sources files that were read
 * @param flow filters, in order
 * @param geneIds how source ids were resolved
 * @param quarantined refusals by reason
 * @param warnings what a reader must know
 * @param batches clinical columns that say in which batch a sample was measured
 * @param quality what stands out among the samples
 * @param missing texts that stand for no value in the clinical columns
 */
public record CohortDraft(
        String id,
        String fingerprint,
        String cancer,
        String platform,
        String unit,
        String transform,
        CohortSamples samples,
        List<Map<String, String>> attributes,
        OutcomeDefinitions definitions,
        List<CohortCard.SourceFile> sources,
        List<CohortCard.FlowStep> flow,
        CohortCard.GeneIdAudit geneIds,
        Map<String, Long> quarantined,
        List<String> warnings,
        List<String> batches,
        QualitySummary quality,
        MissingValues missing) {

    /** Number of genes: rows that were resolved in some way, less those merged. */
    int genes() {
        return geneIds.rows() - geneIds.merged();
    }

    /** A draft of values that come from no file, as a simulation's do. */
    public static CohortDraft made(
            String id,
            String fingerprint,
            String cancer,
            String platform,
            String unit,
            CohortSamples samples,
            int genes,
            Map<String, String> definitions) {
        return new CohortDraft(
                id,
                fingerprint,
                cancer,
                platform,
                unit,
                "none",
                samples,
                List.of(),
                OutcomeDefinitions.inWords(definitions),
                List.of(),
                List.of(),
                CohortCard.GeneIdAudit.allDirect(genes),
                Map.of(),
                List.of(),
                List.of(),
                QualitySummary.none(),
                MissingValues.DEFAULT);
    }
}
