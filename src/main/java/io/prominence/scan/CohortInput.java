package io.prominence.scan;

import io.prominence.domain.CohortSamples;
import io.prominence.lake.CohortVersion;
import io.prominence.lake.GeneVector;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;

/**
 * What a scan reads of one cohort.
 *
 * @param version the cohort
 * @param vectors every gene with its values over all samples; one read of the lake per action
 * @param samples what is known of the samples, computed covariates included
 * @param marker values of the marker, one per sample; empty where the cohort does not measure it
 */
public record CohortInput(
        CohortVersion version, JavaRDD<GeneVector> vectors, CohortSamples samples, Optional<double[]> marker) {

    /** A cohort as the lake has it. */
    public static CohortInput of(CohortVersion version, CohortSamples samples, Optional<double[]> marker) {
        return new CohortInput(version, version.vectors(), samples, marker);
    }
}
