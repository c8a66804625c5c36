package io.prominence.domain;

/** Hears how far a piece of work has come. Calls are cheap; the hearer decides how often to show them. */
@FunctionalInterface
public interface Progress {
    /** Hears nothing. */
    Progress SILENT = (work, done, total) -> {};

    /**
     * Hears that a part of the work is done.
     *
     * @param work what is being done, in words for a user, for example {@code reading tcga-skcm}
     * @param done how much is done, in the unit of {@code total}
     * @param total how much there is; −1 where it is not known
     */
    void at(String work, long done, long total);
}
