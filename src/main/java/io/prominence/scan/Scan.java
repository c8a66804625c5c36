package io.prominence.scan;

import io.prominence.lake.CohortVersion;
import io.prominence.lake.GeneVector;
import io.prominence.lake.LakeSession;
import io.prominence.stats.GeneFilter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/**
 * One pass over the expression data of all cohorts, answering every analysis for every gene: one Spark job, and one more
 * over vectors kept from the lake where a method has a survey ({@link Route}).
 */
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
     * @param analyses questions, in the order of the result
     * @return one entry per cohort
     */
    public List<CohortEstimates> run(List<CohortInput> cohorts, List<Analysis> analyses) {
        List<JavaRDD<GeneVector>> vectors = cohorts.stream()
                .map(cohort -> partitioning.apply(cohort.vectors()))
                .toList();
        List<CohortPreparation> preparations = cohorts.stream()
                .map(cohort -> new CohortPreparation(cohort, analyses, filter))
                .toList();
        survey(vectors, preparations);
        List<PreparedKernels> kernels =
                preparations.stream().map(CohortPreparation::kernels).toList();
        List<List<GeneRecord>> records = answers(vectors, kernels, analyses);
        Stream.concat(vectors.stream(), cohorts.stream().map(CohortInput::vectors))
                .distinct()
                .forEach(rdd -> rdd.unpersist(false));
        List<CohortEstimates> estimates = new ArrayList<>();
        for (int i = 0; i < cohorts.size(); i++) {
            estimates.add(columns(cohorts.get(i).version(), records.set(i, null), preparations.get(i)));
        }
        return estimates;
    }

    /**
     * Puts the surveys, if there are any, to all genes of the cohorts that have one; their vectors are kept in memory or
     * on local disk for the scan, so that the lake is read once.
     */
    private void survey(List<JavaRDD<GeneVector>> vectors, List<CohortPreparation> preparations) {
        List<Integer> asked = IntStream.range(0, vectors.size())
                .filter(i -> preparations.get(i).hasSurvey())
                .boxed()
                .toList();
        List<JavaRDD<GeneVector>> kept = asked.stream()
                .map(i -> vectors.get(i).persist(StorageLevel.MEMORY_AND_DISK()))
                .toList();
        List<PreparedKernels> kernels =
                asked.stream().map(i -> preparations.get(i).surveys()).toList();
        List<Analysis> analyses =
                asked.isEmpty() ? List.of() : preparations.get(0).analyses();
        List<List<GeneRecord>> records = answers(kept, kernels, analyses);
        for (int i = 0; i < asked.size(); i++) {
            preparations.get(asked.get(i)).surveyed(tabulate(sorted(records.get(i)), analyses.size()));
        }
    }

    /** One Spark job, or none without cohorts; one list of records per cohort. */
    private List<List<GeneRecord>> answers(
            List<JavaRDD<GeneVector>> vectors, List<PreparedKernels> kernels, List<Analysis> analyses) {
        JavaSparkContext context =
                JavaSparkContext.fromSparkContext(session.spark().sparkContext());
        List<JavaRDD<GeneRecord>> scans = new ArrayList<>();
        List<Broadcast<CohortKernels>> sent = new ArrayList<>();
        List<List<GeneRecord>> records = new ArrayList<>();
        for (int i = 0; i < vectors.size(); i++) {
            Broadcast<CohortKernels> broadcast =
                    context.broadcast(new CohortKernels(i, marker, kernels.get(i), analyses.toArray(Analysis[]::new)));
            sent.add(broadcast);
            scans.add(vectors.get(i).mapPartitions(genes -> apply(broadcast.value(), genes)));
            records.add(new ArrayList<>());
        }
        if (!scans.isEmpty()) {
            unionOf(context, scans).collect().forEach(record -> records.get(record.cohort())
                    .add(record));
        }
        sent.forEach(Broadcast::destroy);
        return records;
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

    private static CohortEstimates columns(
            CohortVersion cohort, List<GeneRecord> records, CohortPreparation preparation) {
        sorted(records);
        List<EstimateColumns> byAnalysis =
                tabulate(records, preparation.analyses().size());
        preparation.complete(byAnalysis);
        return new CohortEstimates(
                cohort,
                records.stream().map(GeneRecord::geneId).toArray(String[]::new),
                records.stream().map(GeneRecord::geneSymbol).toArray(String[]::new),
                Collections.unmodifiableList(byAnalysis));
    }

    private static List<GeneRecord> sorted(List<GeneRecord> records) {
        records.sort(Comparator.comparing(GeneRecord::geneId));
        return records;
    }

    private static List<EstimateColumns> tabulate(List<GeneRecord> records, int analyses) {
        List<EstimateColumns> byAnalysis = new ArrayList<>();
        for (int a = 0; a < analyses; a++) {
            EstimateColumns columns = new EstimateColumns(records.size());
            for (int gene = 0; gene < records.size(); gene++) {
                columns.copyFrom(records.get(gene), a, gene);
            }
            byAnalysis.add(columns);
        }
        return byAnalysis;
    }
}
