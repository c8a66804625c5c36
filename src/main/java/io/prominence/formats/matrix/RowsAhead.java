package io.prominence.formats.matrix;

import io.prominence.formats.LineReader;
import java.util.ArrayDeque;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.BooleanSupplier;

/**
 * Rows of a matrix whose values other threads read while those before them are used. Rows come in the order of the file, and a
 * fault of the file comes after all rows before it, so that nothing depends on the threads. At most some megabytes are
 * ahead.
 */
final class RowsAhead {
    private static final int BATCH_BYTES = 1 << 19;
    private static final int MOST_BYTES = 1 << 22;

    private final LineReader lines;
    private final BooleanSupplier nextLine;
    private final PlainRow plain;
    private final int width;
    private final ArrayDeque<ForkJoinTask<RowBatch>> batches = new ArrayDeque<>();
    private int bytesAhead;
    private boolean ended;
    private RuntimeException fault;
    private RowBatch batch = new RowBatch(0);
    private int row = -1;

    /**
     * @param lines the file
     * @param nextLine goes to its next line that is not blank; false after the last
     * @param width values of a row
     */
    RowsAhead(LineReader lines, BooleanSupplier nextLine, PlainRow plain, int width) {
        this.lines = lines;
        this.nextLine = nextLine;
        this.plain = plain;
        this.width = width;
    }

    /** Goes to the next row and lets {@code reader} stand at it; false after the last. */
    boolean next(LineReader reader) {
        row++;
        while (row == batch.rows()) {
            fill();
            ForkJoinTask<RowBatch> first = batches.poll();
            if (first == null) {
                if (fault != null) {
                    throw fault;
                }
                return false;
            }
            batch = first.join();
            bytesAhead -= batch.bytes();
            row = 0;
        }
        batch.standAt(row, reader);
        return true;
    }

    /** The batch of the row. */
    RowBatch batch() {
        return batch;
    }

    /** The row in its batch. */
    int row() {
        return row;
    }

    private void fill() {
        while (!ended && (batches.isEmpty() || bytesAhead < MOST_BYTES)) {
            RowBatch filled = filled();
            if (filled.rows() > 0) {
                bytesAhead += filled.bytes();
                batches.add(ForkJoinPool.commonPool().submit(() -> filled.read(plain, width)));
            }
        }
    }

    private RowBatch filled() {
        RowBatch filled = new RowBatch(BATCH_BYTES + BATCH_BYTES / 4);
        try {
            while (filled.bytes() < BATCH_BYTES && !ended) {
                if (nextLine.getAsBoolean()) {
                    filled.add(lines);
                } else {
                    ended = true;
                }
            }
        } catch (RuntimeException unreadable) {
            fault = unreadable;
            ended = true;
        }
        return filled;
    }
}
