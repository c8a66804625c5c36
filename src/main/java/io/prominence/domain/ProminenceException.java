package io.prominence.domain;

import java.util.regex.Pattern;

/**
 * Something a user can mend: the message says what cannot be done, the values that are in the way, and what to do.
 *
 * <p>Printed without a stack trace. Anything else that reaches the top is an internal error (exit 4).
 */
public abstract class ProminenceException extends RuntimeException {
    private static final int LONGEST = 3000;
    private static final int LONGEST_WORD = 1000;
    private static final Pattern LONG_WORD = Pattern.compile("(\\S{100})\\S{" + (LONGEST_WORD - 100) + ",}+");

    /** @param message "Cannot ‹verb› ‹what›: ‹reason with values›. ‹What to do›." */
    protected ProminenceException(String message) {
        super(message);
    }

    /** @param cause what lies beneath, for the log of an internal error only */
    protected ProminenceException(String message, Throwable cause) {
        super(message, cause);
    }

    /** A message that quotes a file may quote a field of megabytes: words and the whole are kept to a bearable length. */
    static String readable(String message) {
        if (message.length() <= LONGEST_WORD) {
            return message;
        }
        String words = LONG_WORD.matcher(message).replaceAll("$1…");
        return words.length() <= LONGEST
                ? words
                : words.substring(0, LONGEST / 2) + " … " + words.substring(words.length() - LONGEST / 2);
    }

    /** Exit code of the process: 2 usage or configuration, 3 data refused. */
    public abstract int exitCode();
}
