package io.prominence.lake;

import io.prominence.domain.ProminenceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import org.apache.hadoop.fs.FSError;

/** Takes what a task has thrown out of the wrapping that Spark puts around it. */
final class TaskFaults {
    private TaskFaults() {}

    /** Runs an action; a fault of the user's data or of a file system leaves it as what it is. */
    static void rethrown(Runnable action) throws IOException {
        call(() -> {
            action.run();
            return null;
        });
    }

    static <T> T call(Callable<T> action) throws IOException {
        try {
            return action.call();
        } catch (FSError failure) {
            throw new IOException(failure.getCause().getMessage(), failure);
        } catch (Exception failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof ProminenceException refused) {
                    throw refused;
                }
                if (cause instanceof UncheckedIOException fault) {
                    throw fault.getCause();
                }
                if (cause instanceof FSError fault) {
                    throw new IOException(fault.getCause().getMessage(), fault);
                }
                if (cause instanceof IOException fault) {
                    throw fault;
                }
            }
            throw failure instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failure);
        }
    }
}
