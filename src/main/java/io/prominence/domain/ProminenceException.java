package io.prominence.domain;

/**
 * Something a user can mend: the message says what cannot be done, the values that are in the way, and what to do.
 *
 * <p>Printed without a stack trace. Anything else that reaches the top is an internal error (exit 4).
 */
public abstract class ProminenceException extends RuntimeException {
    /** @param message "Cannot ‹verb› ‹what›: ‹reason with values›. ‹What to do›." */
    protected ProminenceException(String message) {
        super(message);
    }

    /** @param cause what lies beneath, for the log of an internal error only */
    protected ProminenceException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Exit code of the process: 2 usage or configuration, 3 data refused. */
    public abstract int exitCode();
}
