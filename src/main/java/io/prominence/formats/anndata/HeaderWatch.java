package io.prominence.formats.anndata;

import com.sun.management.ThreadMXBean;
import io.prominence.domain.DataRefusedException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Ends the reading of headers that lead in a circle, as one wrong bit of an address makes them: jHDF follows them, and
 * collects what they say, until memory is full.
 *
 * <p>What the reading thread has allocated is looked at from time to time; where that is out of all proportion to the file, the
 * thread is interrupted, which closes the channel that it reads from.
 */
final class HeaderWatch {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long LEAST_BYTES = 1L << 28;

    /** Names are text of a few bytes each, which become objects: far less than this times the file. */
    private static final long BYTES_PER_BYTE = 200;

    private static final int PAUSE_MILLIS = 20;

    private final Thread reader = Thread.currentThread();
    private final long most;
    private boolean isDone;
    private boolean isStopped;

    private HeaderWatch(long bytesOfFile) {
        most = THREADS.getThreadAllocatedBytes(reader.getId()) + LEAST_BYTES + BYTES_PER_BYTE * bytesOfFile;
    }

    /** Does work of this thread that reads headers of a file. */
    static <T> T over(Path path, Supplier<T> work) {
        var watch = new HeaderWatch(path.toFile().length());
        var watching = new Thread(watch::look, "headers of " + path);
        watching.setDaemon(true);
        watching.start();
        try {
            return work.get();
        } catch (DataRefusedException fault) {
            throw watch.hasStopped() ? AnnData.unreadable(path, "its headers lead in a circle", fault) : fault;
        } finally {
            watch.end();
        }
    }

    private synchronized void look() {
        try {
            while (!isDone && THREADS.getThreadAllocatedBytes(reader.getId()) < most) {
                wait(PAUSE_MILLIS);
            }
        } catch (InterruptedException nobody) {
            Thread.currentThread().interrupt();
        }
        if (!isDone) {
            isStopped = true;
            reader.interrupt();
        }
    }

    private synchronized boolean hasStopped() {
        return isStopped;
    }

    /** The interrupt was for the reading, and ends with it. */
    private synchronized void end() {
        isDone = true;
        notifyAll();
        if (isStopped) {
            Thread.interrupted();
        }
    }
}
