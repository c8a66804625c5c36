package io.prominence.formats.matrix;

import io.prominence.formats.LineReader;

/**
 * Watches for cells of text, and tells a stray one, which goes to quarantine, from a matrix that is not what it is said
 * to be: a row or a column that is mostly text, or no number at all.
 */
final class TextCells {
    /** Rows over which columns are judged. */
    private static final int ROWS_JUDGED = 100;

    /** With fewer rows or cells than this, one cell of text proves nothing. */
    private static final int FEWEST = 3;

    private final MatrixHeader header;
    private final int[] textByColumn;
    private final String[] firstText;
    private long rows;
    private long numbers;
    private int textInRow;
    private int missingInRow;
    private int lastTextColumn;
    private boolean anyText;

    TextCells(MatrixHeader header) {
        this.header = header;
        textByColumn = new int[header.names().size()];
        firstText = new String[header.names().size()];
    }

    void beginRow() {
        textInRow = 0;
        missingInRow = 0;
    }

    void missing() {
        missing(1);
    }

    void missing(int cells) {
        missingInRow += cells;
    }

    void text(int column, String text) {
        anyText = true;
        textInRow++;
        lastTextColumn = column;
        if (rows < ROWS_JUDGED) {
            textByColumn[column]++;
        }
        if (firstText[column] == null) {
            firstText[column] = text;
        }
    }

    void endRow(LineReader lines) {
        rows++;
        int present = textByColumn.length - missingInRow;
        numbers += present - textInRow;
        if (textInRow >= FEWEST && 2 * textInRow > present) {
            throw lines.refuse(textInRow + " of the " + present + " values on line " + lines.line()
                    + " are not numbers, for example " + shown(lastTextColumn)
                    + ". Check orientation, separator and decimal point, or remove the line");
        }
        if (rows == ROWS_JUDGED) {
            judgeColumns(lines);
        }
    }

    /** Judges the whole at its end. */
    void end(LineReader lines) {
        if (rows < ROWS_JUDGED) {
            judgeColumns(lines);
        }
        if (numbers == 0) {
            throw lines.refuse("none of its cells is a number (" + rows + " rows, " + textByColumn.length
                    + " columns). Check orientation, separator and decimal point");
        }
    }

    private void judgeColumns(LineReader lines) {
        if (!anyText || rows < FEWEST) {
            return;
        }
        for (int column = 0; column < textByColumn.length; column++) {
            if (2L * textByColumn[column] > rows) {
                throw lines.refuse(textByColumn[column] + " of the first " + rows + " values of column "
                        + header.column(column) + " are not numbers, for example " + shown(column)
                        + ". Remove the column, or check orientation and separator");
            }
        }
    }

    private String shown(int column) {
        return "\"" + firstText[column] + "\" in column " + header.column(column) + " ("
                + header.names().get(column) + ")";
    }
}
