package io.prominence.formats;

import java.util.List;

/**
 * Expression values of one source, gene by gene, whatever way the source is written.
 *
 * <p>Memory is bounded by a chunk of the source, never by its size. A reader may be read several times; each pass opens
 * the source anew.
 */
public interface ExpressionReader {
    /**
     * Ids of the samples, in the order of the values of every {@link GeneRow}; unique and not empty.
     *
     * @throws io.prominence.domain.DataRefusedException if the source has none, or one of them twice
     */
    List<String> sampleIds();

    /**
     * Hands over every row of the source, in the order of the source. One gene may have several rows: what to do with
     * them is for the receiver to say.
     *
     * @param consumer receives each row; the row and its array are the receiver's to keep
     * @param quarantine receives each refused cell or row, before the row it belongs to
     * @throws io.prominence.domain.DataRefusedException if the source is not what it is said to be
     */
    void forEachGene(GeneRowConsumer consumer, Quarantine quarantine);
}
