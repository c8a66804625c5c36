package io.prominence.formats.table;

import io.prominence.domain.DataRefusedException;
import io.prominence.formats.MissingTokens;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rows of a clinical table by the id in its key column.
 *
 * <p>Several rows of one id become one: a value that one row lacks is taken from another, and where rows disagree the
 * first value stands and the disagreement is kept as a {@link Conflict}. Whether a conflict matters depends on whether
 * the column is used; see {@link #refuseConflicts(Collection)}.
 */
public final class ClinicalRows {
    /**
     * Two rows of one id that disagree.
     *
     * @param key the id
     * @param column column in which they disagree
     * @param firstValue value that stands
     * @param line line of the other row
     * @param value the other value
     */
    public record Conflict(String key, String column, String firstValue, long line, String value) {}

    private final String file;
    private final List<String> columns;
    private final MissingTokens missing;
    private final Map<String, Integer> columnIndex;
    private final Map<String, String[]> rows;
    private final Map<String, Long> lines;
    private final Map<String, Conflict> conflicts;
    private final long keyless;

    private ClinicalRows(Builder builder) {
        file = builder.file;
        columns = builder.columns;
        missing = builder.missing;
        columnIndex = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            columnIndex.putIfAbsent(columns.get(i), i);
        }
        rows = builder.rows;
        lines = builder.lines;
        conflicts = builder.conflicts;
        keyless = builder.keyless;
    }

    /** Names of the columns, the key among them, in the order of the file. */
    public List<String> columns() {
        return columns;
    }

    /** Ids, in the order in which the file first has them. */
    public Collection<String> keys() {
        return List.copyOf(rows.keySet());
    }

    /** Number of distinct ids. */
    public int size() {
        return rows.size();
    }

    /** Rows that had no id and were left out. */
    public long rowsWithoutKey() {
        return keyless;
    }

    /** Name of the file. */
    public String file() {
        return file;
    }

    /** Line of the first row of this id, from 1; 0 if there is no such row. */
    public long line(String key) {
        return lines.getOrDefault(key, 0L);
    }

    /** Whether the table has a row of this id. */
    public boolean contains(String key) {
        return rows.containsKey(key);
    }

    /** The value as read, if there is such a row and column and the value does not count as missing. */
    public Optional<String> value(String key, String column) {
        String[] row = rows.get(key);
        Integer index = columnIndex.get(column);
        return row == null || index == null || missing.isMissing(row[index])
                ? Optional.empty()
                : Optional.of(row[index]);
    }

    /** Whether a text of this table stands for no value. */
    public boolean isMissing(String text) {
        return missing.isMissing(text);
    }

    /** Every column of a row with its text as read, missing tokens included; empty if there is no such row. */
    public Map<String, String> row(String key) {
        String[] row = rows.get(key);
        var values = new LinkedHashMap<String, String>();
        if (row != null) {
            columnIndex.forEach((column, index) -> values.put(column, row[index]));
        }
        return values;
    }

    /** The first conflict of each column that has one. */
    public Collection<Conflict> conflicts() {
        return List.copyOf(conflicts.values());
    }

    /**
     * Refuses the table if two rows of one id disagree in a column that is used.
     *
     * @param used columns whose values the cohort depends on
     * @throws DataRefusedException naming id, column, both values and the line
     */
    public void refuseConflicts(Collection<String> used) {
        for (Conflict conflict : conflicts.values()) {
            if (used.contains(conflict.column())) {
                throw new DataRefusedException("Cannot read " + file + ": the rows of " + conflict.key()
                        + " disagree in column " + conflict.column() + ": \"" + conflict.firstValue() + "\" and \""
                        + conflict.value() + "\" (line " + conflict.line() + "). Keep one row of each id.");
            }
        }
    }

    /** Collects rows as they are read, from a delimited file or from what a format of expression data states of its samples. */
    public static final class Builder {
        private final String file;
        private final List<String> columns;
        private final int keyColumn;
        private final MissingTokens missing;
        private final Map<String, String[]> rows = new LinkedHashMap<>();
        private final Map<String, Long> lines = new HashMap<>();
        private final Map<String, Conflict> conflicts = new LinkedHashMap<>();
        private long keyless;

        /**
         * @param file name of the file, without its folder, for messages
         * @param columns names of the columns, each once
         * @param keyColumn position among them of the column that holds the id, from 0
         * @param missing texts that stand for no value; ids are held against {@link MissingTokens#DEFAULT}
         */
        public Builder(String file, List<String> columns, int keyColumn, MissingTokens missing) {
            this.file = file;
            this.columns = List.copyOf(columns);
            this.keyColumn = keyColumn;
            this.missing = missing;
        }

        /**
         * Adds a row; one without an id is counted and left out.
         *
         * @param line line in the file, from 1
         * @param fields one text per column, trimmed
         */
        public void add(long line, List<String> fields) {
            String key = fields.get(keyColumn);
            if (MissingTokens.DEFAULT.isMissing(key)) {
                keyless++;
                return;
            }
            lines.putIfAbsent(key, line);
            String[] row = fields.toArray(String[]::new);
            String[] first = rows.putIfAbsent(key, row);
            if (first != null) {
                merge(key, line, first, row);
            }
        }

        private void merge(String key, long line, String[] first, String[] row) {
            for (int i = 0; i < first.length; i++) {
                if (missing.isMissing(first[i])) {
                    first[i] = missing.isMissing(row[i]) ? first[i] : row[i];
                } else if (!missing.isMissing(row[i]) && !first[i].equals(row[i])) {
                    conflicts.putIfAbsent(columns.get(i), new Conflict(key, columns.get(i), first[i], line, row[i]));
                }
            }
        }

        /** Whether no row with an id was added. */
        public boolean isEmpty() {
            return rows.isEmpty();
        }

        /** The rows; nothing may be added afterwards. */
        public ClinicalRows build() {
            return new ClinicalRows(this);
        }
    }
}
