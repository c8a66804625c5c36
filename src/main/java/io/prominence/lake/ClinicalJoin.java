package io.prominence.lake;

import io.prominence.domain.ClinicalTable;
import io.prominence.domain.ClinicalTable.Level;
import io.prominence.domain.ConfigurationException;
import io.prominence.domain.NearestName;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.TextSource;
import io.prominence.formats.table.ClinicalFile;
import io.prominence.formats.table.ClinicalRows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;

/**
 * The clinical tables of a cohort, joined to its samples: by sample id, or by patient id. Of several tables with a value
 * for the same column, the first counts.
 */
final class ClinicalJoin {
    /** Name of the column that every sample has: its own id. */
    static final String SAMPLE_ID = "sample-id";

    /** A table as read. */
    record Table(ClinicalRows rows, Level level) {
        String key(IngestedSample sample) {
            return level == Level.SAMPLE ? sample.id() : sample.patient();
        }

        boolean has(IngestedSample sample) {
            return rows.contains(key(sample));
        }
    }

    private final List<Table> tables;

    private ClinicalJoin(List<Table> tables) {
        this.tables = tables;
    }

    /**
     * Reads tables and joins them.
     *
     * @param tables tables in files, in the order in which they count
     * @param ofSource tables that the source of the expression data states itself, keyed by sample id; they count last
     * @param missing texts that stand for no value in the tables in files
     */
    static ClinicalJoin read(
            List<ClinicalTable> tables, List<ClinicalRows> ofSource, MissingTokens missing, Configuration conf) {
        List<Table> read = new ArrayList<>();
        for (ClinicalTable table : tables) {
            var source = TextSource.of(table.path(), conf);
            var file = ClinicalFile.of(source, table.separator()).withMissing(missing);
            read.add(new Table(file.read(table.key()), table.level()));
        }
        ofSource.forEach(rows -> read.add(new Table(rows, Level.SAMPLE)));
        return new ClinicalJoin(read);
    }

    List<Table> tables() {
        return tables;
    }

    /** Whether any table has a row of the sample or its patient. */
    boolean has(IngestedSample sample) {
        return tables.stream().anyMatch(table -> table.has(sample));
    }

    /** The value of a column for a sample, if it is not missing. */
    Optional<ClinicalValue> value(IngestedSample sample, String column) {
        if (column.equals(SAMPLE_ID)) {
            return Optional.of(new ClinicalValue("expression", 0, column, sample.id()));
        }
        for (Table table : tables) {
            String key = table.key(sample);
            Optional<String> text = table.rows().value(key, column);
            if (text.isPresent()) {
                ClinicalRows rows = table.rows();
                return Optional.of(new ClinicalValue(rows.file(), rows.line(key), column, text.get()));
            }
        }
        return Optional.empty();
    }

    /** The value of a column in the tables of samples, which need no patient id to be found. */
    Optional<String> ofSample(String sampleId, String column) {
        return tables.stream()
                .filter(table -> table.level() == Level.SAMPLE)
                .flatMap(table -> table.rows().value(sampleId, column).stream())
                .findFirst();
    }

    /** Refuses a column that only tables of patients have. */
    void requireSampleColumn(String cohort, String column) {
        boolean isOfSamples = tables.stream()
                .anyMatch(table ->
                        table.level() == Level.SAMPLE && table.rows().columns().contains(column));
        if (!isOfSamples) {
            throw new ConfigurationException("Cannot ingest cohort " + cohort + ": samples.patient-column = " + column
                    + " is in no clinical table of samples, and tables of patients are found by the patient. Name a column"
                    + " of a table with level = sample.");
        }
    }

    /** Every column of every table for a sample, as read; the first table that has a value counts. */
    Map<String, String> attributes(IngestedSample sample) {
        Map<String, String> all = new LinkedHashMap<>();
        for (Table table : tables) {
            table.rows()
                    .row(table.key(sample))
                    .forEach((column, text) -> all.merge(
                            column, text, (first, later) -> table.rows().isMissing(first) ? later : first));
        }
        return all;
    }

    /**
     * Checks the columns that a cohort's rules use.
     *
     * @throws ConfigurationException naming every column that no table has
     * @throws io.prominence.domain.DataRefusedException where two rows of one id disagree in one of them
     */
    void requireColumns(String cohort, Collection<String> used) {
        Set<String> known = new LinkedHashSet<>(List.of(SAMPLE_ID));
        tables.forEach(table -> known.addAll(table.rows().columns()));
        List<String> problems = used.stream()
                .distinct()
                .filter(column -> !known.contains(column))
                .map(column -> "Cannot ingest cohort " + cohort + ": no clinical table has the column \"" + column
                        + "\". "
                        + NearestName.of(column, known)
                                .map(near -> "Did you mean " + near + "? ")
                                .orElse("")
                        + "Name one of: " + String.join(", ", known) + ".")
                .toList();
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        tables.forEach(table -> table.rows().refuseConflicts(used));
    }
}
