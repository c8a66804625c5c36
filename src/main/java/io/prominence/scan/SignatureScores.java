package io.prominence.scan;

import io.prominence.lake.GeneVector;
import io.prominence.lake.LakeSession;
import io.prominence.lake.SampleTile;
import io.prominence.lake.SampleTiles;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * Scores of many signatures in one cohort, each as if it were a gene, so that every kernel of the registry can be applied
 * to them.
 *
 * <p>Genes are standardised over the samples with a value, cut into {@link SampleTiles}, averaged sample by sample in the
 * order of the signature, and put together again: two shuffles. A gene that the cohort does not measure or that does not
 * vary takes no part; a sample without any gene of a side has no score. Results do not depend on any partitioning.
 */
public final class SignatureScores {
    private SignatureScores() {}

    /** The cohort with the scores in place of its genes. */
    public static CohortInput inPlaceOfGenes(LakeSession session, CohortInput cohort, List<Signature> signatures) {
        return new CohortInput(
                cohort.version(),
                of(cohort, signatures, session.context().defaultParallelism()),
                cohort.samples(),
                cohort.marker(),
                Optional.empty());
    }

    /**
     * Scores of all samples; lazy.
     *
     * @param tasks over how many tasks the scores are spread
     * @return one vector per signature, whose id and symbol are the signature's
     */
    public static JavaRDD<GeneVector> of(CohortInput cohort, List<Signature> signatures, int tasks) {
        ValueReading reading = cohort.reading();
        JavaRDD<GeneVector> standardised =
                cohort.vectors().map(gene -> standardise(gene, reading)).filter(gene -> gene.values().length > 0);
        int samples = cohort.samples().size();
        int chunk = SampleTiles.samplesPerTile(cohort.version().card().genes());
        List<Signature> asked = new ArrayList<>(signatures);
        return SampleTiles.of(standardised, samples, chunk)
                .flatMapToPair(tile -> scores(tile, asked))
                .groupByKey(new HashPartitioner(tasks))
                .map(part -> assemble(asked.get(part._1()).id(), part._2(), samples));
    }

    /** z of each sample; empty where the gene does not vary. */
    private static GeneVector standardise(GeneVector gene, ValueReading reading) {
        double[] values = reading.read(gene.values());
        GeneMoments moments = GeneMoments.of(0, gene, values);
        float[] z = new float[moments.varies() ? values.length : 0];
        for (int i = 0; i < z.length; i++) {
            z[i] = (float) ((values[i] - moments.mean()) / Math.sqrt(moments.variance()));
        }
        return new GeneVector(gene.geneId(), gene.geneSymbol(), z);
    }

    /** Scores of the samples of one tile. */
    private record Part(int firstSample, float[] scores) implements Serializable {}

    private static Iterator<Tuple2<Integer, Part>> scores(SampleTile tile, List<Signature> signatures) {
        return IntStream.range(0, signatures.size())
                .mapToObj(i -> new Tuple2<>(i, new Part(tile.firstSample(), scores(tile, signatures.get(i)))))
                .iterator();
    }

    private static float[] scores(SampleTile tile, Signature signature) {
        double[] up = means(tile, signature.up());
        double[] down = signature.down().isEmpty() ? new double[up.length] : means(tile, signature.down());
        float[] scores = new float[up.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) (up[i] - down[i]);
        }
        return scores;
    }

    private static double[] means(SampleTile tile, List<String> genes) {
        double[] sums = new double[tile.samples()];
        int[] counts = new int[tile.samples()];
        for (String gene : genes) {
            int row = Arrays.binarySearch(tile.geneIds(), gene);
            if (row >= 0) {
                float[] z = tile.values()[row];
                for (int i = 0; i < z.length; i++) {
                    if (!Float.isNaN(z[i])) {
                        sums[i] += z[i];
                        counts[i]++;
                    }
                }
            }
        }
        Arrays.setAll(sums, i -> sums[i] / counts[i]);
        return sums;
    }

    private static GeneVector assemble(String id, Iterable<Part> parts, int samples) {
        List<Part> ordered = new ArrayList<>();
        parts.forEach(ordered::add);
        ordered.sort(Comparator.comparingInt(Part::firstSample));
        float[] whole = new float[samples];
        for (Part part : ordered) {
            System.arraycopy(part.scores(), 0, whole, part.firstSample(), part.scores().length);
        }
        return new GeneVector(id, id, whole);
    }
}
