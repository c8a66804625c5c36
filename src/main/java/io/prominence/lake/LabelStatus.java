package io.prominence.lake;

import java.util.Arrays;

/**
 * Statuses of a label, sample by sample.
 *
 * @param status 1, 0 or −1 (unknown)
 * @param gaps why it is unknown; null where it is known
 */
record LabelStatus(byte[] status, String[] gaps) {
    /** All unknown, for no reason yet. */
    LabelStatus(int samples) {
        this(new byte[samples], new String[samples]);
        Arrays.fill(status, (byte) -1);
    }

    void known(int sample, boolean positive) {
        status[sample] = (byte) (positive ? 1 : 0);
    }

    void unknown(int sample, String why) {
        gaps[sample] = why;
    }
}
