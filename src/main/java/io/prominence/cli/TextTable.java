package io.prominence.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows of text in columns as wide as their widest field, numbers to the right. */
final class TextTable {
    private final List<String[]> rows = new ArrayList<>();

    TextTable(String... header) {
        rows.add(header);
    }

    void add(String... row) {
        rows.add(row);
    }

    boolean isEmpty() {
        return rows.size() == 1;
    }

    /** Header and rows; nothing where there is no row. */
    List<String> lines() {
        return isEmpty() ? List.of() : rows.stream().map(this::line).toList();
    }

    private String line(String[] row) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.length; column++) {
            String padding = " ".repeat(width(column) - row[column].length());
            line.append(column == 0 ? "" : "  ");
            line.append(isNumeric(column) ? padding + row[column] : row[column] + padding);
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row[column].length()).max().orElse(0);
    }

    private boolean isNumeric(int column) {
        return rows.stream().skip(1).allMatch(row -> row[column].matches("[0-9,.]+( (bytes|[kMGTP]B))?|\\?"));
    }
}
