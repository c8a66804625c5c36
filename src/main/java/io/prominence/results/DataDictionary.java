package io.prominence.results;

import java.nio.charset.StandardCharsets;

/** The data dictionary: every table and column with its meaning, as Markdown, made from the result records. */
public final class DataDictionary {
    /** Where it is kept in the project. */
    public static final String FILE = "docs/tables.md";

    /** How it is made anew after a record has changed. */
    public static final String COMMAND =
            "mvn -q compile && java -cp target/classes io.prominence.results.DataDictionary > " + FILE;

    private DataDictionary() {}

    /** Prints the dictionary. */
    public static void main(String[] args) {
        byte[] text = markdown().getBytes(StandardCharsets.UTF_8);
        System.out.write(text, 0, text.length);
        System.out.flush();
    }

    /** The dictionary of all tables. */
    public static String markdown() {
        StringBuilder text = new StringBuilder("""
                # Result tables

                <!-- Made from the records in io.prominence.results; do not edit. Made anew by:
                %s
                -->

                Every table is a folder of the run with one Parquet file, `part-00000.parquet`; the same text stands in the
                file's key-value metadata (`prominence.column.<name>`). Read it with anything that reads Parquet, or take it
                out as text with `jobs/prominence export`.

                A value that can be missing is null, never NaN. In exported text (TSV, CSV) a missing value is `NA` and an
                empty text is empty; booleans are `TRUE` and `FALSE`; doubles are written so that they read back to the last
                bit. In R: `read.delim`, `read.csv`. In pandas:
                `read_csv(..., keep_default_na=False, na_values=["NA"], float_precision="round_trip")`.

                """.formatted(COMMAND));
        for (Class<? extends Record> type : Tables.all()) {
            TableSchema<?> schema = TableSchema.of(type);
            text.append("- [").append(schema.path()).append("](#").append(anchor(schema.path()));
            text.append("): ").append(schema.row()).append('\n');
        }
        Tables.all().forEach(type -> append(text, TableSchema.of(type)));
        return text.toString();
    }

    private static void append(StringBuilder text, TableSchema<?> schema) {
        text.append("\n## ").append(schema.path()).append("\n\nOne row: ").append(schema.row());
        text.append(".\n\n| column | type | missing? | meaning |\n|---|---|---|---|\n");
        for (TableColumn column : schema.columns()) {
            text.append("| `")
                    .append(column.name())
                    .append("` | ")
                    .append(column.kind().id());
            text.append(" | ").append(column.nullable() ? "can be" : "never");
            text.append(" | ").append(cell(column.meaning())).append(" |\n");
        }
    }

    /** Meaning in a Markdown cell: a bar would end it, and {@code <id>} would be taken for HTML. */
    private static String cell(String meaning) {
        return meaning.replace("|", "\\|").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String anchor(String heading) {
        return heading.replace("/", "");
    }
}
