package io.prominence.cli.config;

import io.prominence.domain.ClinicalTable;
import io.prominence.domain.CohortDefinition;
import io.prominence.domain.DataRefusedException;
import io.prominence.domain.LabelRule;
import io.prominence.domain.ListedValues;
import io.prominence.domain.ValueSet;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.TextSource;
import io.prominence.formats.table.ClinicalFile;
import io.prominence.formats.table.ClinicalRows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds the values that the rules of a cohort list against those of its clinical tables, where these are small and local, so
 * that a typing error is found before any work; ingest does the same with every table.
 */
final class ClinicalValueCheck {
    private static final long LARGEST = 16L << 20;

    private final CohortDefinition cohort;
    private final List<ClinicalTable> tables;

    /** @param tables clinical tables of the cohort, those of its expression source too */
    ClinicalValueCheck(CohortDefinition cohort, List<ClinicalTable> tables) {
        this.cohort = cohort;
        this.tables = tables;
    }

    void run(Problems problems) {
        if (!tables.stream().allMatch(table -> isSmall(table.path()))) {
            return;
        }
        read().ifPresent(rows -> ListedValues.of(cohort).stream()
                .filter(listed -> !listed.column().equals(LabelRule.SAMPLE_ID))
                .filter(ClinicalValueCheck::isSound)
                .flatMap(listed -> listed.faults(cohort.id(), found(listed.column(), rows)).stream())
                .forEach(problems::add));
    }

    /** Expressions that are none are a problem that is stated already. */
    private static boolean isSound(ListedValues listed) {
        return listed.lists().values().stream().flatMap(List::stream).allMatch(ValueSet::isSound);
    }

    private static boolean isSmall(String path) {
        return !Paths.isUri(path) && Path.of(path).toFile().length() <= LARGEST && Files.isRegularFile(Path.of(path));
    }

    /** The tables; empty where one cannot be read, which ingest says with all that belongs to it. */
    private Optional<List<ClinicalRows>> read() {
        List<ClinicalRows> rows = new ArrayList<>();
        try {
            for (ClinicalTable table : tables) {
                rows.add(ClinicalFile.of(TextSource.of(table.path()), table.separator())
                        .withMissing(MissingTokens.of(cohort.missing()))
                        .read(table.key()));
            }
            return Optional.of(rows);
        } catch (DataRefusedException refused) {
            return Optional.empty();
        }
    }

    private static Map<String, Integer> found(String column, List<ClinicalRows> tables) {
        return ListedValues.counts(
                tables.stream().flatMap(rows -> rows.keys().stream().flatMap(key -> rows.value(key, column).stream())));
    }
}
