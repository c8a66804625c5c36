package io.prominence.cli.pipeline;

/** Reports every so many rows. */
final class RowCounting {
    private static final int EVERY = 4096;

    private final StageContext context;
    private final String work;
    private final long total;
    private long done;

    /** @param total rows to come; −1 where that is not known */
    RowCounting(StageContext context, String work, long total) {
        this.context = context;
        this.work = work;
        this.total = total;
    }

    void one() {
        if (++done % EVERY == 0) {
            context.progress().at(work, done, total);
        }
    }
}
