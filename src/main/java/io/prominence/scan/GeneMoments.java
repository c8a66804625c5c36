package io.prominence.scan;

import io.prominence.lake.GeneVector;
import io.prominence.lake.LakeSession;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/**
 * Mean and variance of a gene over all samples of a cohort that have a value, as analyses see it.
 *
 * @param cohort position of the cohort
 * @param mean NaN without a value
 * @param variance with n − 1; NaN with fewer than two values
 */
public record GeneMoments(int cohort, String geneId, String geneSymbol, double mean, double variance)
        implements Serializable {
    /** Whether the gene varies by more than rounding, so that it can be standardised. */
    public boolean varies() {
        return Math.sqrt(variance) > 1e-12 * Math.abs(mean);
    }

    /** Moments of every gene of every cohort in one Spark job: one list per cohort, sorted by gene id. */
    public static List<List<GeneMoments>> of(LakeSession session, List<CohortInput> cohorts) {
        List<List<GeneMoments>> byCohort = new ArrayList<>();
        List<JavaRDD<GeneMoments>> scans = new ArrayList<>();
        for (int i = 0; i < cohorts.size(); i++) {
            int cohort = i;
            ValueReading reading = cohorts.get(i).reading();
            scans.add(cohorts.get(i).vectors().map(gene -> of(cohort, gene, reading.read(gene.values()))));
            byCohort.add(new ArrayList<>());
        }
        if (!scans.isEmpty()) {
            union(session, scans).collect().forEach(gene -> byCohort.get(gene.cohort())
                    .add(gene));
        }
        byCohort.forEach(genes -> genes.sort(Comparator.comparing(GeneMoments::geneId)));
        return byCohort;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type, which the signature of union asks for
    private static JavaRDD<GeneMoments> union(LakeSession session, List<JavaRDD<GeneMoments>> scans) {
        return session.context().union(scans.toArray(new JavaRDD[0]));
    }

    static GeneMoments of(int cohort, GeneVector gene, double[] values) {
        int n = 0;
        double sum = 0;
        for (double value : values) {
            if (Double.isFinite(value)) {
                n++;
                sum += value;
            }
        }
        double mean = sum / n;
        double squares = 0;
        for (double value : values) {
            squares += Double.isFinite(value) ? (value - mean) * (value - mean) : 0;
        }
        return new GeneMoments(cohort, gene.geneId(), gene.geneSymbol(), mean, squares / (n - 1));
    }
}
