package io.prominence.formats;

/** Receives everything that a reader refuses without refusing the whole source, so that nothing is dropped silently. */
@FunctionalInterface
public interface Quarantine {
    /**
     * Receives a refused cell or row.
     *
     * @param file name of the file, without its folder
     * @param line line in the file, from 1
     * @param field column of the refused value: a sample id, or a gene id where genes are columns
     * @param value the refused text as read, at most {@link #LONGEST_VALUE} characters of it
     * @param reason why it was refused
     */
    void refuse(String file, long line, String field, String value, String reason);

    /** Longest text of a refused value that readers hand over. */
    int LONGEST_VALUE = 200;
}
