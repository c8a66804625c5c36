package io.prominence.report.html;

import java.util.ArrayList;
import java.util.List;

/** A table with a caption, column heads, and the first cell of each row as the row's head. */
public final class HtmlTable {
    private enum Kind {
        TEXT("text"),
        NUMBER("number");

        private final String style;

        Kind(String style) {
            this.style = style;
        }
    }

    /** How a row is set off. */
    public enum Emphasis {
        NONE(""),
        STRONG("strong"),
        FAINT("faint");

        private final String style;

        Emphasis(String style) {
            this.style = style;
        }
    }

    private record Column(String head, Kind kind) {}

    private record Row(Emphasis emphasis, List<String> cells) {}

    private final String caption;
    private final List<Column> columns = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();

    public HtmlTable(String caption) {
        this.caption = caption;
    }

    /** Adds columns of text. */
    public HtmlTable text(String... heads) {
        for (String head : heads) {
            columns.add(new Column(head, Kind.TEXT));
        }
        return this;
    }

    /** Adds columns that are aligned right. */
    public HtmlTable number(String... heads) {
        for (String head : heads) {
            columns.add(new Column(head, Kind.NUMBER));
        }
        return this;
    }

    /** Adds a row: one cell for each column. */
    public HtmlTable row(String... cells) {
        return row(Emphasis.NONE, List.of(cells));
    }

    /** Adds a row that is set off. */
    public HtmlTable row(Emphasis emphasis, List<String> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(
                    "Cannot add a row of " + cells.size() + " cells to a table of " + columns.size() + " columns.");
        }
        rows.add(new Row(emphasis, cells));
        return this;
    }

    /** Writes it, in a box that scrolls sideways where the page is narrow; nothing for a table without rows. */
    public void writeTo(Html page) {
        if (rows.isEmpty()) {
            return;
        }
        page.open("div", "class", "scroll", "tabindex", "0").open("table").element("caption", caption);
        writeHead(page);
        page.open("tbody");
        rows.forEach(row -> writeRow(page, row));
        page.close("tbody").close("table").close("div");
    }

    private void writeHead(Html page) {
        page.open("thead").open("tr");
        columns.forEach(column -> page.element("th", column.head, "scope", "col", "class", column.kind.style));
        page.close("tr").close("thead");
    }

    private void writeRow(Html page, Row row) {
        if (row.emphasis == Emphasis.NONE) {
            page.open("tr");
        } else {
            page.open("tr", "class", row.emphasis.style);
        }
        for (int i = 0; i < row.cells.size(); i++) {
            String style = columns.get(i).kind.style;
            if (i == 0) {
                page.element("th", row.cells.get(i), "scope", "row", "class", style);
            } else {
                page.element("td", row.cells.get(i), "class", style);
            }
        }
        page.close("tr");
    }
}
