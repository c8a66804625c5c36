package io.prominence.formats.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.DataRefusedException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranspositionTest {
    /** Rows, columns, and the chunk in bytes: one block, several, whole and with a rest, one row or column at a time. */
    @ParameterizedTest
    @CsvSource({
        "5, 7, 1000000",
        "10, 4, 80",
        "11, 4, 80",
        "12, 4, 80",
        "9, 5, 4",
        "1, 9, 4",
        "100, 30, 700",
        "30, 100, 700"
    })
    void columns_come_back_in_order(int rows, int columns, int chunk) {
        var received = new ArrayList<float[]>();
        try (var transposition = new Transposition("m.tsv", rows, columns, chunk)) {
            var row = new float[columns];
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    row[j] = i * 1000 + j;
                }
                transposition.addRow(row);
            }
            transposition.forEachColumn((index, values) -> {
                assertEquals(received.size(), index);
                received.add(values);
            });
        }
        assertEquals(columns, received.size());
        for (int j = 0; j < columns; j++) {
            var expected = new float[rows];
            for (int i = 0; i < rows; i++) {
                expected[i] = i * 1000 + j;
            }
            assertArrayEquals(expected, received.get(j));
        }
    }

    @Test
    void another_number_of_rows_than_announced_is_refused() {
        try (var transposition = new Transposition("m.tsv", 2, 1)) {
            transposition.addRow(new float[1]);
            String message = assertThrows(DataRefusedException.class, () -> transposition.forEachColumn((i, v) -> {}))
                    .getMessage();
            assertTrue(message.startsWith("Cannot read m.tsv: it changed while it was read"), message);
        }
    }
}
