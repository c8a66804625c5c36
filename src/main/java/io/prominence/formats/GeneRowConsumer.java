package io.prominence.formats;

/** Receives the rows of an {@link ExpressionReader}, one after the other. */
@FunctionalInterface
public interface GeneRowConsumer {
    /**
     * Receives a row.
     *
     * @param row the next row; the receiver may keep it and write to its array
     */
    void accept(GeneRow row);
}
