package io.prominence.scan;

import io.prominence.domain.Outcome;
import io.prominence.domain.StudySeed;
import io.prominence.lake.LakeSession;
import io.prominence.scan.GeneGroup.Member;
import io.prominence.stats.GeneFilter;
import io.prominence.stats.PermutationTally;
import io.prominence.stats.ScoreThresholds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/**
 * Every gene's score against every outcome as it is and permuted, by cohort and over cohorts.
 *
 * <p>One shuffle brings the cohorts of a gene together, and all jobs that follow begin at its
 * files. The first job scores the genes as they are; then one job per analysis permutes. What comes back are counts and
 * maxima, which are the same for any partitioning; the permuted scores themselves are never kept.
 */
public final class PermutationScan {
    private final LakeSession session;
    private final String marker;
    private final GeneFilter filter;
    private final StudySeed seed;
    private final int permutations;
    private final int tasks;

    /** Spreads the genes over as many tasks as Spark makes of itself. */
    public PermutationScan(LakeSession session, String marker, GeneFilter filter, StudySeed seed, int permutations) {
        this(session, marker, filter, seed, permutations, session.context().defaultParallelism());
    }

    /** @param tasks over how many tasks the genes are spread; results do not depend on it */
    public PermutationScan(
            LakeSession session, String marker, GeneFilter filter, StudySeed seed, int permutations, int tasks) {
        this.session = session;
        this.marker = marker;
        this.filter = filter;
        this.seed = seed;
        this.permutations = permutations;
        this.tasks = tasks;
    }

    /**
     * Permutes.
     *
     * @param cohorts cohorts, whose positions the levels name
     * @param analyses questions
     * @param results hears of one analysis after the other
     */
    public void run(
            List<CohortInput> cohorts,
            List<PermutedAnalysis> analyses,
            Levels levels,
            Consumer<PermutedGenes> results) {
        if (cohorts.isEmpty() || analyses.isEmpty()) {
            return;
        }
        JavaPairRDD<String, Member> genes = together(cohorts);
        List<ObservedGene> observed = observe(genes, cohorts, analyses);
        String[] ids = observed.stream().map(ObservedGene::geneId).toArray(String[]::new);
        String[] symbols = observed.stream().map(ObservedGene::geneSymbol).toArray(String[]::new);
        for (int a = 0; a < analyses.size(); a++) {
            CohortScores[] scores = scores(cohorts, analyses.get(a));
            List<LevelScores> byLevel = LevelScores.of(observed, a, levels, PermutationRound.sizes(scores));
            PermutationTally[] tallies = permute(
                    genes,
                    cohorts.size(),
                    new PermutationRound(
                            self(analyses.get(a)),
                            ids,
                            scores,
                            levels,
                            byLevel.stream().map(LevelScores::thresholds).toArray(ScoreThresholds[]::new)));
            results.accept(new PermutedGenes(analyses.get(a), ids, symbols, LevelScores.counted(byLevel, tallies)));
        }
    }

    private JavaPairRDD<String, Member> together(List<CohortInput> cohorts) {
        List<JavaPairRDD<String, Member>> members = new ArrayList<>();
        for (int i = 0; i < cohorts.size(); i++) {
            int cohort = i;
            members.add(cohorts.get(i)
                    .vectors()
                    .mapToPair(vector -> new Tuple2<>(vector.geneId(), new Member(cohort, vector))));
        }
        return union(session.context(), members).repartitionAndSortWithinPartitions(new HashPartitioner(tasks));
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type, which the signature of union asks for
    private static JavaPairRDD<String, Member> union(
            JavaSparkContext context, List<JavaPairRDD<String, Member>> members) {
        return context.union(members.toArray(new JavaPairRDD[0]));
    }

    private String self(PermutedAnalysis analysis) {
        return analysis.outcome().kind() == Outcome.Kind.MARKER ? marker : "";
    }

    private CohortScores[] scores(List<CohortInput> cohorts, PermutedAnalysis analysis) {
        return cohorts.stream()
                .map(cohort -> CohortScores.of(cohort, analysis, filter, seed, permutations))
                .toArray(CohortScores[]::new);
    }

    private List<ObservedGene> observe(
            JavaPairRDD<String, Member> genes, List<CohortInput> cohorts, List<PermutedAnalysis> analyses) {
        CohortScores[][] scores =
                analyses.stream().map(analysis -> scores(cohorts, analysis)).toArray(CohortScores[][]::new);
        Broadcast<CohortScores[][]> sent = session.context().broadcast(scores);
        String[] selves = analyses.stream().map(this::self).toArray(String[]::new);
        int count = cohorts.size();
        JavaRDD<ObservedGene> observed = genes.mapPartitions(sorted -> {
            Observation observation = new Observation(selves, sent.value());
            return mapped(GeneGroup.of(sorted, count), observation::of);
        });
        List<ObservedGene> collected = new ArrayList<>(observed.collect());
        sent.destroy();
        collected.sort(Comparator.comparing(ObservedGene::geneId));
        return collected;
    }

    private static <A, B> Iterator<B> mapped(Iterator<A> from, Function<A, B> function) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return from.hasNext();
            }

            @Override
            public B next() {
                return function.apply(from.next());
            }
        };
    }

    private PermutationTally[] permute(JavaPairRDD<String, Member> genes, int cohorts, PermutationRound round) {
        Broadcast<PermutationRound> sent = session.context().broadcast(round);
        PermutationTally[] tallies = genes.mapPartitions(
                        sorted -> Collections.singleton(sent.value().count(GeneGroup.of(sorted, cohorts)))
                                .iterator())
                .treeReduce(PermutationScan::combined);
        sent.destroy();
        return tallies;
    }

    private static PermutationTally[] combined(PermutationTally[] left, PermutationTally[] right) {
        Arrays.setAll(left, level -> left[level].combine(right[level]));
        return left;
    }
}
