package io.prominence.scan;

import io.prominence.domain.CohortSamples;
import io.prominence.domain.Normalisation;
import io.prominence.lake.CohortVersion;
import io.prominence.lake.GeneVector;
import io.prominence.stats.LibrarySizes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;

/**
 * The cohorts of a study whose values are counts, normalised. Their vectors are kept in memory or on local disk from the
 * normalisation to the next {@link Scan}, so that both together read the lake once.
 */
public final class CountCohorts {
    private final Map<String, Normalised> byCohort = new LinkedHashMap<>();

    private CountCohorts() {}

    /** Normalises those of the cohorts that hold counts. */
    public static CountCohorts normalise(List<CohortVersion> cohorts, Normalisation how) {
        CountCohorts counts = new CountCohorts();
        cohorts.stream().filter(cohort -> cohort.card().holdsCounts()).forEach(cohort -> {
            JavaRDD<GeneVector> vectors = cohort.vectors().persist(StorageLevel.MEMORY_AND_DISK());
            String id = cohort.card().id();
            LibrarySizes libraries =
                    CountNormalisation.of(id, vectors, cohort.card().samples(), how);
            counts.byCohort.put(id, new Normalised(vectors, libraries));
        });
        return counts;
    }

    /** Library sizes of a cohort; empty where it does not hold counts. */
    public Optional<LibrarySizes> libraries(String cohort) {
        return Optional.ofNullable(byCohort.get(cohort)).map(Normalised::libraries);
    }

    /** How the values of a cohort are read. */
    public ValueReading reading(String cohort) {
        return libraries(cohort).map(ValueReading::ofCounts).orElse(ValueReading.AS_STORED);
    }

    /** What a scan reads of a cohort, whether it holds counts or not. */
    public CohortInput input(CohortVersion version, CohortSamples samples, Optional<double[]> marker) {
        Normalised counts = byCohort.get(version.card().id());
        return counts == null
                ? CohortInput.of(version, samples, marker)
                : new CohortInput(version, counts.vectors(), samples, marker, Optional.of(counts.libraries()));
    }

    private record Normalised(JavaRDD<GeneVector> vectors, LibrarySizes libraries) {}
}
