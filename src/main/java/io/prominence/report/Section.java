package io.prominence.report;

/** One part of the page. */
interface Section {
    /** The anchor. */
    String id();

    /** The heading. */
    String title();

    /** Writes what stands under the heading; says so where there is nothing to say. */
    void write(ReportData data, Page page);
}
