package io.prominence.domain;

/** Data that cannot be used as it is: the message has the file, the place, the value and what to do (exit 3). */
public final class DataRefusedException extends ProminenceException {
    public DataRefusedException(String message) {
        super(readable(message));
    }

    public DataRefusedException(String message, Throwable cause) {
        super(readable(message), cause);
    }

    @Override
    public int exitCode() {
        return 3;
    }
}
