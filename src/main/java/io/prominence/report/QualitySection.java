package io.prominence.report;

import io.prominence.report.html.HtmlTable;
import io.prominence.report.html.HtmlTable.Emphasis;
import io.prominence.report.words.Numbers;
import io.prominence.report.words.OutcomeName;
import io.prominence.results.BatchAssociation;
import io.prominence.results.CohortQuality;
import io.prominence.results.FlaggedSample;
import java.util.List;

/** What the values say of the samples themselves, which of them stand out, and what their batches may be mistaken for. */
final class QualitySection implements Section {
    private static final int MOST_FLAGGED = 100;

    @Override
    public String id() {
        return "quality";
    }

    @Override
    public String title() {
        return "Quality";
    }

    @Override
    public void write(ReportData data, Page page) {
        if (data.quality().isEmpty() && data.batches().isEmpty()) {
            page.paragraph("No samples were looked at: the cohorts were not ingested from sources.");
            return;
        }
        data.batches().stream()
                .filter(row -> Boolean.TRUE.equals(row.confounded()))
                .forEach(row -> page.caution(
                        row.cohortId() + ": the batch " + row.batch() + " cannot be told from "
                                + OutcomeName.of(row.outcome()).words() + ".",
                        "What differs between the groups may be the batch."));
        page.table(cohorts(data.quality()));
        page.note(
                "Unlike the others: correlation with the median sample more than 5 scaled MAD below the median of all."
                        + " Alike: correlation above 0.999 between samples of different patients. Sex by XIST and RPS4Y1.");
        if (!data.flagged().isEmpty()) {
            page.table(flagged(data.flagged()));
        }
        if (data.flagged().size() > MOST_FLAGGED) {
            page.note("The first " + MOST_FLAGGED + " of "
                    + Numbers.count(data.flagged().size()) + " flags; the table flagged has all.");
        }
        if (!data.batches().isEmpty()) {
            page.table(batches(data.batches()));
            page.note(
                    "Confounded: V above 0.5, or p below 0.05 with more than half of the samples in batches that have one"
                            + " status only.");
        }
    }

    private static HtmlTable cohorts(List<CohortQuality> rows) {
        var table = new HtmlTable("Samples as their values show them")
                .text("cohort")
                .number(
                        "samples",
                        "genes detected (median)",
                        "total (median)",
                        "most missing",
                        "PC1",
                        "PC2",
                        "unlike the others",
                        "alike",
                        "sex called",
                        "sex differs",
                        "in quarantine")
                .text("why");
        for (CohortQuality row : rows) {
            boolean isClean = row.outliers() + row.duplicates() + row.sexMismatches() == 0;
            table.row(
                    isClean ? Emphasis.NONE : Emphasis.STRONG,
                    List.of(
                            row.cohortId(),
                            Numbers.count(row.samples()),
                            Numbers.significant(row.detectedGenes()),
                            Numbers.significant(row.total()),
                            Numbers.percent(100 * row.largestMissingShare()),
                            share(row.pc1Share()),
                            share(row.pc2Share()),
                            Numbers.count(row.outliers()),
                            Numbers.count(row.duplicates()),
                            Numbers.count(row.sexCalled()),
                            Numbers.count(row.sexMismatches()),
                            Numbers.count(row.quarantined()),
                            row.quarantineReasons().isEmpty() ? "nothing" : row.quarantineReasons()));
        }
        return table;
    }

    private static String share(Double share) {
        return Numbers.percent(share == null ? null : Double.valueOf(100 * share));
    }

    private static HtmlTable flagged(List<FlaggedSample> rows) {
        var table = new HtmlTable("Samples that stand out")
                .text("cohort", "sample", "patient", "flag")
                .number("by")
                .text("detail");
        rows.stream()
                .limit(MOST_FLAGGED)
                .forEach(row -> table.row(
                        row.cohortId(),
                        row.sampleId(),
                        row.patientId(),
                        row.flag(),
                        Numbers.significant(row.value()),
                        row.detail()));
        return table;
    }

    private static HtmlTable batches(List<BatchAssociation> rows) {
        var table = new HtmlTable("Batches against labels and endpoints")
                .text("cohort", "batch", "outcome")
                .number("n", "batches")
                .text("test")
                .number("statistic", "df", "p", "Cramér's V")
                .text("confounded");
        for (BatchAssociation row : rows) {
            boolean isConfounded = Boolean.TRUE.equals(row.confounded());
            table.row(
                    isConfounded ? Emphasis.STRONG : Emphasis.NONE,
                    List.of(
                            row.cohortId(),
                            row.batch(),
                            OutcomeName.of(row.outcome()).words(),
                            Numbers.count(row.n()),
                            Numbers.count(row.levels()),
                            row.test(),
                            Numbers.significant(row.statistic()),
                            Numbers.count(row.df()),
                            Numbers.p(row.pValue()),
                            Numbers.significant(row.cramersV()),
                            row.confounded() == null ? "" : isConfounded ? "YES" : "no"));
        }
        return table;
    }
}
