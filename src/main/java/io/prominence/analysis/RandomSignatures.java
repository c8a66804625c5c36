package io.prominence.analysis;

import io.prominence.domain.AssociatePlan;
import io.prominence.domain.GenePanel;
import io.prominence.domain.StudySeed;
import io.prominence.lake.LakeSession;
import io.prominence.results.Specificity;
import io.prominence.scan.Analysis;
import io.prominence.scan.CohortInput;
import io.prominence.scan.GeneMoments;
import io.prominence.scan.Scan;
import io.prominence.scan.Signature;
import io.prominence.scan.SignatureScores;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Each panel's score held against the scores of as many genes drawn at random (Venet, Dumont and Detours 2011, doi
 * 10.1371/journal.pcbi.1002240).
 *
 * <p>A random signature is drawn, without replacement, from the genes that vary in every cohort; of these only the marker
 * is left out, as it is of the panels, while genes of panels may be drawn. The same signature serves in every cohort. Where
 * a cohort measures fewer genes of the panel than another, as many of the first genes of the signature are used there, so
 * that the sizes are those of the panel. Scores of panels and signatures pass through the same kernels and are pooled alike;
 * what a method borrows from all genes, it borrows here from all scores.
 */
public final class RandomSignatures {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    private static final String NUMBER = "#";

    private final LakeSession session;
    private final AssociatePlan plan;
    private final String marker;
    private final StudySeed seed;

    public RandomSignatures(LakeSession session, AssociatePlan plan, String marker, StudySeed seed) {
        this.session = session;
        this.plan = plan;
        this.marker = marker;
        this.seed = seed;
    }

    /**
     * One row per panel, level and analysis; none where the plan asks for no random signatures.
     *
     * @param moments of the genes of every cohort, sorted by gene id
     */
    public List<Specificity> rows(List<CohortInput> cohorts, List<List<GeneMoments>> moments, List<Analysis> analyses) {
        List<Specificity> rows = new ArrayList<>();
        if (plan.nulls().randomSignatures() > 0) {
            AssociationSet scores = scores(cohorts, moments, analyses);
            GeneBlock.Gathering gathering = new GeneBlock.Gathering(block -> place(block, rows));
            GenomeWideAssociation.forEachRow(scores, gathering::add, family -> {});
            new Pooling(plan.pooling()).forEachRow(scores, gathering::add, family -> {});
            gathering.finish();
        }
        return rows;
    }

    private static void place(GeneBlock block, List<Specificity> rows) {
        for (GenePanel panel : GenePanel.ALL) {
            String name = panel.scoreName();
            rows.add(block.standing(block.find(name), name, "random-signatures", place -> block.id(place)
                    .startsWith(name + NUMBER)));
        }
    }

    private AssociationSet scores(List<CohortInput> cohorts, List<List<GeneMoments>> moments, List<Analysis> analyses) {
        List<Map<String, String>> bySymbol =
                moments.stream().map(RandomSignatures::varyingBySymbol).toList();
        List<List<Signature>> signatures = new ArrayList<>();
        cohorts.forEach(cohort -> signatures.add(new ArrayList<>()));
        List<String> pool = pool(moments);
        for (GenePanel panel : GenePanel.ALL) {
            add(panel.without(marker), bySymbol, pool, signatures);
        }
        List<CohortInput> scored = IntStream.range(0, cohorts.size())
                .mapToObj(i -> SignatureScores.inPlaceOfGenes(session, cohorts.get(i), signatures.get(i)))
                .toList();
        return new AssociationSet(
                analyses, new Scan(session, marker, GenomeWideAssociation.filter(plan)).run(scored, analyses));
    }

    /** Gene id of each symbol, of the genes that vary; the first by id where two share one. */
    private static Map<String, String> varyingBySymbol(List<GeneMoments> genes) {
        Map<String, GeneMoments> first = new HashMap<>();
        genes.forEach(gene -> first.putIfAbsent(gene.geneSymbol(), gene));
        Map<String, String> ids = new HashMap<>();
        first.forEach((symbol, gene) -> {
            if (gene.varies()) {
                ids.put(symbol, gene.geneId());
            }
        });
        return ids;
    }

    /** What is drawn from: ids of the genes that vary in every cohort, without the marker, sorted. */
    private List<String> pool(List<List<GeneMoments>> moments) {
        Set<String> pool = new TreeSet<>();
        for (int cohort = 0; cohort < moments.size(); cohort++) {
            List<String> varying = moments.get(cohort).stream()
                    .filter(GeneMoments::varies)
                    .filter(gene -> !gene.geneSymbol().equals(marker))
                    .map(GeneMoments::geneId)
                    .toList();
            if (cohort == 0) {
                pool.addAll(varying);
            } else {
                pool.retainAll(new LinkedHashSet<>(varying));
            }
        }
        return List.copyOf(pool);
    }

    private void add(
            GenePanel panel, List<Map<String, String>> bySymbol, List<String> pool, List<List<Signature>> signatures) {
        List<Signature> own = bySymbol.stream().map(ids -> measured(panel, ids)).toList();
        int up = own.stream().mapToInt(signature -> signature.up().size()).max().orElse(0);
        int down = own.stream()
                .mapToInt(signature -> signature.down().size())
                .max()
                .orElse(0);
        List<List<String>> drawn = up + down > pool.size() ? List.of() : draw(panel, pool, up + down);
        for (int cohort = 0; cohort < own.size(); cohort++) {
            Signature signature = own.get(cohort);
            if (isWhole(signature, panel)) {
                signatures.get(cohort).add(signature);
                for (int i = 0; i < drawn.size(); i++) {
                    List<String> genes = drawn.get(i);
                    signatures
                            .get(cohort)
                            .add(new Signature(
                                    signature.id() + NUMBER + i,
                                    genes.subList(0, signature.up().size()),
                                    genes.subList(up, up + signature.down().size())));
                }
            }
        }
    }

    private static Signature measured(GenePanel panel, Map<String, String> ids) {
        return new Signature(
                panel.scoreName(),
                panel.up().stream().filter(ids::containsKey).map(ids::get).toList(),
                panel.down().stream().filter(ids::containsKey).map(ids::get).toList());
    }

    private static boolean isWhole(Signature signature, GenePanel panel) {
        return !signature.up().isEmpty()
                && (panel.down().isEmpty() || !signature.down().isEmpty());
    }

    private List<List<String>> draw(GenePanel panel, List<String> pool, int size) {
        long root = seed.of("random-signatures", panel.id());
        List<List<String>> drawn = new ArrayList<>();
        for (int i = 0; i < plan.nulls().randomSignatures(); i++) {
            UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(root + (i + 1) * GOLDEN);
            Set<String> genes = new LinkedHashSet<>();
            while (genes.size() < size) {
                genes.add(pool.get(random.nextInt(pool.size())));
            }
            drawn.add(List.copyOf(genes));
        }
        return drawn;
    }
}
