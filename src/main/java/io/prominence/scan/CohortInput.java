package io.prominence.scan;

import io.prominence.domain.CohortSamples;
import io.prominence.lake.CohortVersion;
import io.prominence.lake.GeneVector;
import io.prominence.stats.LibrarySizes;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;

/**
 * What a scan reads of one cohort.
 *
 * @param version the cohort
 * @param vectors every gene with its stored values over all samples, to be read by {@link #reading}; one read of the lake
 *     per action, or none where they are kept ({@link CountCohorts})
 * @param samples what is known of the samples, computed covariates included
 * @param marker values of the marker as analyses see them, one per sample; empty where the cohort does not measure it
 * @param libraries library sizes, where the stored values are counts
 */
public record CohortInput(
        CohortVersion version,
        JavaRDD<GeneVector> vectors,
        CohortSamples samples,
        Optional<double[]> marker,
        Optional<LibrarySizes> libraries) {

    /** A cohort as the lake has it, whose values are not counts. */
    public static CohortInput of(CohortVersion version, CohortSamples samples, Optional<double[]> marker) {
        return new CohortInput(version, version.vectors(), samples, marker, Optional.empty());
    }

    /** How its stored values become those that analyses see. */
    public ValueReading reading() {
        return libraries.map(ValueReading::ofCounts).orElse(ValueReading.AS_STORED);
    }

    /** The same, whose vectors stay in memory or on local disk once they are read, until {@link #release}. */
    public CohortInput kept() {
        return new CohortInput(version, vectors.persist(StorageLevel.MEMORY_AND_DISK()), samples, marker, libraries);
    }

    /** Lets go of vectors that were kept. */
    public void release() {
        vectors.unpersist(false);
    }
}
