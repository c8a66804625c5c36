package io.prominence.formats.matrix;

import io.prominence.formats.LineReader;

/** How a delimited matrix begins, and how many rows it says it has. */
public interface MatrixLayout {
    /**
     * Reads the header.
     *
     * @param lines the text, before its first line; left at the first row of values
     * @throws io.prominence.domain.DataRefusedException where there is none, or no row of values
     */
    MatrixHeader header(LineReader lines);

    /**
     * Hears how many rows there were.
     *
     * @param lines the text at its end
     * @throws io.prominence.domain.DataRefusedException where there are not as many as there should be
     */
    default void end(LineReader lines, long rows) {}
}
