package io.prominence.simulation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes a cohort in one source format, and says how it is to be read. */
interface CohortFiles {
    /** Writes expression and clinical files of {@code cohort} into {@code folder}. */
    void write(SimulatedCohort cohort, List<GeneSpec> genes, Path folder) throws IOException;

    /**
     * The block {@code cohort} of its configuration file.
     *
     * @param folder the folder of {@link #write}, relative to the configuration file, with {@code /}
     */
    String configuration(CohortPlan plan, String folder);

    /** The writer of a format. */
    static CohortFiles of(SourceFormat format) {
        return switch (format) {
            case MATRIX_GENES_BY_SAMPLES, MATRIX_SAMPLES_BY_GENES -> new MatrixFiles();
            case CBIOPORTAL -> new CbioportalFiles();
            case PARQUET_LONG -> new ParquetLongFiles();
        };
    }
}
