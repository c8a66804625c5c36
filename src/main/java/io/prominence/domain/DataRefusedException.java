package io.prominence.domain;

import java.util.List;

/** Data that cannot be used as it is: the message has the file, the place, the value and what to do (exit 3). */
public final class DataRefusedException extends ProminenceException {
    public DataRefusedException(String message) {
        super(readable(message));
    }

    public DataRefusedException(String message, Throwable cause) {
        super(readable(message), cause);
    }

    /** Several refusals, a line each. */
    public DataRefusedException(List<String> refusals, Throwable cause) {
        super(
                String.join(
                        "\n",
                        refusals.stream().map(ProminenceException::readable).toList()),
                cause);
    }

    @Override
    public int exitCode() {
        return 3;
    }
}
