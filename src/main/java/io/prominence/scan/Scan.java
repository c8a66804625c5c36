package io.prominence.scan;

import io.prominence.domain.CohortSamples;
import io.prominence.lake.CohortVersion;
import io.prominence.lake.GeneVector;
import io.prominence.lake.LakeSession;
import io.prominence.stats.GeneFilter;
import io.prominence.stats.GeneKernel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** One pass over the expression data of all cohorts, answering every analysis for every gene: one Spark job. */
public final class Scan {
    private final LakeSession session;
    private final String marker;
    private final GeneFilter filter;
    private final Partitioning partitioning;

    public Scan(LakeSession session, String marker, GeneFilter filter) {
        this(session, marker, filter, Partitioning.AS_STORED);
    }

    public Scan(LakeSession session, String marker, GeneFilter filter, Partitioning partitioning) {
        this.session = session;
        this.marker = marker;
        this.filter = filter;
        this.partitioning = partitioning;
    }

    /**
     * Applies every analysis to every gene of every cohort.
     *
     * @param cohorts cohorts, in the order of the result
     * @param markerValues cohort id to the marker's values, for the cohorts that measure it
     * @param analyses questions, in the order of the result
     * @return one entry per cohort
     */
    public List<CohortEstimates> run(
            List<CohortVersion> cohorts, Map<String, double[]> markerValues, List<Analysis> analyses) {
        JavaSparkContext context =
                JavaSparkContext.fromSparkContext(session.spark().sparkContext());
        List<JavaRDD<GeneRecord>> scans = new ArrayList<>();
        List<Broadcast<CohortKernels>> sent = new ArrayList<>();
        for (int i = 0; i < cohorts.size(); i++) {
            CohortVersion cohort = cohorts.get(i);
            Optional<double[]> values =
                    Optional.ofNullable(markerValues.get(cohort.card().id()));
            Broadcast<CohortKernels> kernels = context.broadcast(prepare(i, cohort.samples(), values, analyses));
            sent.add(kernels);
            scans.add(partitioning.apply(cohort.vectors()).mapPartitions(genes -> apply(kernels.value(), genes)));
        }
        List<List<GeneRecord>> records = new ArrayList<>();
        cohorts.forEach(cohort -> records.add(new ArrayList<>(cohort.card().genes())));
        if (!scans.isEmpty()) {
            unionOf(context, scans).collect().forEach(record -> records.get(record.cohort())
                    .add(record));
        }
        sent.forEach(Broadcast::destroy);
        List<CohortEstimates> estimates = new ArrayList<>();
        for (int i = 0; i < cohorts.size(); i++) {
            estimates.add(columns(cohorts.get(i), records.set(i, null), analyses));
        }
        return estimates;
    }

    private CohortKernels prepare(
            int position, CohortSamples samples, Optional<double[]> markerValues, List<Analysis> analyses) {
        GeneKernel[] kernels = new GeneKernel[analyses.size()];
        for (int i = 0; i < kernels.length; i++) {
            Analysis analysis = analyses.get(i);
            kernels[i] = Design.of(samples, markerValues, analysis.outcome(), analysis.adjustment())
                    .map(design -> analysis.method().preparation().prepare(design, filter))
                    .orElse(null);
        }
        return new CohortKernels(position, marker, kernels, analyses.toArray(Analysis[]::new));
    }

    private static Iterator<GeneRecord> apply(CohortKernels kernels, Iterator<GeneVector> genes) {
        CohortKernels.Worker worker = kernels.worker();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return genes.hasNext();
            }

            @Override
            public GeneRecord next() {
                return worker.apply(genes.next());
            }
        };
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type, which the signature of union asks for
    private static JavaRDD<GeneRecord> unionOf(JavaSparkContext context, List<JavaRDD<GeneRecord>> scans) {
        return context.union(scans.toArray(new JavaRDD[0]));
    }

    private static CohortEstimates columns(CohortVersion cohort, List<GeneRecord> records, List<Analysis> analyses) {
        records.sort(Comparator.comparing(GeneRecord::geneId));
        int genes = records.size();
        List<EstimateColumns> byAnalysis = new ArrayList<>();
        for (int a = 0; a < analyses.size(); a++) {
            EstimateColumns columns = new EstimateColumns(genes);
            for (int gene = 0; gene < genes; gene++) {
                columns.copyFrom(records.get(gene), a, gene);
            }
            analyses.get(a).method().completion().complete(columns);
            byAnalysis.add(columns);
        }
        return new CohortEstimates(
                cohort,
                records.stream().map(GeneRecord::geneId).toArray(String[]::new),
                records.stream().map(GeneRecord::geneSymbol).toArray(String[]::new),
                Collections.unmodifiableList(byAnalysis));
    }
}
