package io.prominence.cli;

import io.prominence.domain.CohortCard;
import io.prominence.lake.Lake;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An identity card as a page of text. */
final class CardPage {
    private final CohortCard card;
    private final List<String> lines = new ArrayList<>();

    private CardPage(CohortCard card) {
        this.card = card;
    }

    static List<String> lines(CohortCard card, String folder) {
        CardPage page = new CardPage(card);
        page.head(folder);
        page.outcomes();
        page.flow();
        page.genes();
        page.sources();
        page.notes();
        return page.lines;
    }

    private void head(String folder) {
        add("%s, version %s", card.id(), card.version());
        add("  folder      %s", folder);
        add("  written     %s by %s", Lake.writtenAt(card.version()), card.software());
        add("  cancer      %s; platform: %s", card.cancer(), card.platform());
        add("  values      %s%s", card.unit(), card.transform().equals("none") ? "" : ", then " + card.transform());
        add("  size        %,d genes x %,d samples of %,d patients", card.genes(), card.samples(), card.patients());
        if (card.files().isEmpty()) {
            add("  files       no checksums: this version was written before its files were listed");
        } else {
            add(
                    "  files       %,d, %s",
                    card.files().size(),
                    SizeText.of(card.files().stream()
                            .mapToLong(CohortCard.StoredFile::bytes)
                            .sum()));
        }
        add("  fingerprint %s", card.fingerprint());
    }

    private void outcomes() {
        card.labels()
                .forEach((id, count) -> add(
                        "label %s: %,d positive, %,d negative, %,d unknown%s",
                        id, count.positive(), count.negative(), count.unknown(), defined(count.definition())));
        card.endpoints()
                .forEach((id, count) -> add(
                        "endpoint %s: %,d samples, %,d events%s",
                        id, count.known(), count.events(), defined(count.definition())));
        card.covariates().forEach((id, known) -> add("covariate %s: %,d samples", id, known));
    }

    private static String defined(String definition) {
        return definition.isEmpty() ? "" : " (" + definition + ")";
    }

    private void flow() {
        if (!card.flow().isEmpty()) {
            add("flow");
            TextTable table = new TextTable("step", "outcome", "of", "in", "out", "left out");
            card.flow()
                    .forEach(step -> table.add(
                            step.step(),
                            step.about(),
                            step.unit(),
                            count(step.countIn()),
                            count(step.countOut()),
                            count(step.countIn() - step.countOut())));
            indented(table);
        }
    }

    private void genes() {
        CohortCard.GeneIdAudit audit = card.geneIds();
        add("gene ids: %s; %,d rows merged", String.join(", ", ways(audit)), audit.merged());
    }

    /** How many ids were resolved in each way, those that occur, and always those that were not. */
    private static List<String> ways(CohortCard.GeneIdAudit audit) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put("direct", audit.direct());
        counts.put("without version", audit.versioned());
        counts.put("copies on Y", audit.parY());
        counts.put("by former symbol", audit.previous());
        counts.put("by alias", audit.alias());
        counts.put("by probe", audit.probe());
        counts.put("mangled by a spreadsheet", audit.mangled());
        List<String> ways = new ArrayList<>();
        counts.forEach((way, count) -> {
            if (count > 0) {
                ways.add(count(count) + " " + way);
            }
        });
        ways.add(count(audit.ambiguous()) + " ambiguous");
        ways.add(count(audit.unresolved()) + " unresolved");
        return ways;
    }

    private void sources() {
        if (!card.sources().isEmpty()) {
            add("sources");
            TextTable table = new TextTable("SHA-256", "size", "file");
            card.sources().forEach(file -> table.add(file.sha256(), SizeText.of(file.bytes()), file.path()));
            indented(table);
        }
    }

    private void notes() {
        if (card.quarantined().isEmpty()) {
            add("quarantine: empty");
        } else {
            add("quarantine");
            card.quarantined().forEach((reason, count) -> add("  %,d x %s", count, reason));
        }
        card.warnings().forEach(warning -> add("note: %s", warning));
    }

    private void indented(TextTable table) {
        table.lines().forEach(line -> lines.add("  " + line));
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private void add(String format, Object... values) {
        lines.add(String.format(Locale.ROOT, format, values));
    }
}
