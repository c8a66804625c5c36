package io.prominence.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The folder of real cohorts, outside the project: {@code PROMINENCE_DATA}, by default {@code ../shared/data}. */
public final class RealData {
    private RealData() {}

    /** The folder; the test is skipped with a message where it is absent. */
    public static Path folder() {
        String named = System.getProperty("PROMINENCE_DATA", System.getenv("PROMINENCE_DATA"));
        Path folder = Path.of(named == null ? System.getProperty("prominence.data.default", "../shared/data") : named)
                .toAbsolutePath()
                .normalize();
        Assumptions.assumeTrue(
                Files.isDirectory(folder),
                () -> "No real cohorts at " + folder + ": set PROMINENCE_DATA to their folder to run this test");
        return folder;
    }

    /** A file or folder in it, for example {@code cohorts/tcga-skcm/expression.tsv.gz}. */
    public static Path path(String relative) {
        return folder().resolve(relative);
    }
}
