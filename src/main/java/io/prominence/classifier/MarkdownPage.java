package io.prominence.classifier;

import java.util.List;
import java.util.Locale;

/** A page of Markdown. */
final class MarkdownPage {
    private final StringBuilder text = new StringBuilder();

    void title(String title) {
        text.append("# ").append(title).append('\n');
    }

    void section(String title) {
        text.append("\n## ").append(title).append("\n\n");
    }

    /** A paragraph, with an empty line after it. */
    void paragraph(String format, Object... values) {
        text.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values))
                .append("\n\n");
    }

    void list(List<String> items) {
        items.forEach(item -> text.append("- ").append(item).append('\n'));
        text.append('\n');
    }

    /** A table, with an empty line after it. */
    void table(List<String> header, List<List<String>> rows) {
        row(header);
        row(header.stream().map(name -> "---").toList());
        rows.forEach(this::row);
        text.append('\n');
    }

    private void row(List<String> cells) {
        text.append('|');
        cells.forEach(cell -> text.append(' ')
                .append(cell.replace("|", "\\|").replace("\n", " "))
                .append(" |"));
        text.append('\n');
    }

    /** A block that is shown as it is. */
    void verbatim(String content) {
        text.append("```\n").append(content.stripTrailing()).append("\n```\n\n");
    }

    static String number(Double value) {
        return value == null ? "" : String.format(Locale.ROOT, "%.3f", value);
    }

    @Override
    public String toString() {
        return text.toString().replaceAll("\n{3,}", "\n\n").stripTrailing() + "\n";
    }
}
