package io.prominence.classifier;

import io.prominence.lake.GeneName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The genes that a sample's values are ranked among: spread evenly over the range of expression, and steady.
 *
 * <p>Candidates are the genes that every cohort of the training fold measures in at least nine in ten of the fold's samples,
 * and in which they vary. They are ordered by the mean over cohorts of the rank of their mean expression, cut into as many runs of
 * neighbours as genes are wanted, and of each run the gene with the least variance is taken (relative to the mean variance
 * of the cohort's genes, averaged over cohorts; between equals the first id): a rank among steady genes moves when the
 * gene does, not when its neighbours do (doi 10.1093/nar/gkaa802).
 */
final class ReferenceGenes {
    private static final double MEASURED = 0.9;

    private ReferenceGenes() {}

    /** Ids of the genes, in order of expression; all candidates where there are fewer than wanted. */
    static List<String> of(TrainingFold fold, int wanted) {
        List<TrainingFold.CohortPart> parts = fold.byCohort();
        Map<String, Candidate> all = new TreeMap<>();
        parts.forEach(part -> add(part, all));
        List<Candidate> candidates = all.values().stream()
                .filter(candidate -> candidate.cohorts == parts.size())
                .sorted(Comparator.comparingDouble((Candidate candidate) -> candidate.rank)
                        .thenComparing(candidate -> candidate.id))
                .toList();
        int runs = Math.min(wanted, candidates.size());
        return IntStream.range(0, runs)
                .mapToObj(run -> candidates.subList(at(run, runs, candidates), at(run + 1, runs, candidates)))
                .map(run -> run.stream()
                        .min(Comparator.comparingDouble((Candidate candidate) -> candidate.spread)
                                .thenComparing(candidate -> candidate.id))
                        .orElseThrow()
                        .id)
                .toList();
    }

    private static int at(int run, int runs, List<Candidate> candidates) {
        return (int) ((long) run * candidates.size() / runs);
    }

    private static void add(TrainingFold.CohortPart part, Map<String, Candidate> all) {
        ExpressionMatrix expression = part.cohort().expression();
        Map<String, Moments> moments = new HashMap<>();
        List<String> ids = new ArrayList<>();
        double total = 0;
        for (GeneName gene : expression.genes()) {
            int position = expression.find(gene.id()).orElseThrow();
            Moments own = expression.moments(position, part.samples());
            if (own.n() >= MEASURED * part.samples().length
                    && own.variance() > 0
                    && moments.put(gene.id(), own) == null) {
                ids.add(gene.id());
                total += own.variance();
            }
        }
        ids.sort(Comparator.comparingDouble((String id) -> moments.get(id).mean())
                .thenComparing(Comparator.naturalOrder()));
        for (int rank = 0; rank < ids.size(); rank++) {
            Candidate candidate = all.computeIfAbsent(ids.get(rank), Candidate::new);
            candidate.rank += (rank + 0.5) / ids.size();
            candidate.spread += moments.get(ids.get(rank)).variance() / (total / ids.size());
            candidate.cohorts++;
        }
    }

    /** A gene, with sums over cohorts. */
    private static final class Candidate {
        private final String id;
        private double rank;
        private double spread;
        private int cohorts;

        private Candidate(String id) {
            this.id = id;
        }
    }
}
