package io.prominence.lake;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/**
 * Work that one other thread does piece after piece, in the order in which it is given, while the giver goes on. Only one piece
 * is behind: the giver of another waits for it, and hears of what went wrong with it.
 */
final class Behind implements AutoCloseable {
    private final ForkJoinPool thread = new ForkJoinPool(1);
    private ForkJoinTask<?> last;

    /** Has a piece done, as soon as the one before it is. */
    void run(Runnable piece) {
        await();
        last = thread.submit(piece);
    }

    /** Waits until all is done; what went wrong is thrown here. */
    void await() {
        if (last != null) {
            last.join();
        }
    }

    /** Waits for the thread, whatever comes of it. */
    @Override
    public void close() {
        if (last != null) {
            last.quietlyJoin();
        }
        thread.shutdown();
    }
}
