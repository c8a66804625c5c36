package io.prominence.analysis;

import io.prominence.domain.AssociatePlan;
import io.prominence.domain.StudySeed;
import io.prominence.lake.LakeSession;
import io.prominence.results.Permutation;
import io.prominence.scan.Analysis;
import io.prominence.scan.CohortInput;
import io.prominence.scan.PermutationScan;
import io.prominence.scan.PermutedAnalysis;
import io.prominence.scan.PermutedGenes;
import io.prominence.stats.PermutationTally;
import io.prominence.stats.Undefined;
import java.util.List;
import java.util.function.Consumer;

/**
 * What every gene would show if the outcomes were those of other patients: outcomes permuted within cohort and stratum,
 * patients whole, and each gene's score held against the scores of all genes under permutation.
 */
public final class PermutationNull {
    private final LakeSession session;
    private final AssociatePlan plan;
    private final String marker;
    private final StudySeed seed;

    public PermutationNull(LakeSession session, AssociatePlan plan, String marker, StudySeed seed) {
        this.session = session;
        this.plan = plan;
        this.marker = marker;
        this.seed = seed;
    }

    /** Gives every row, by analysis, level, gene id; none where the plan asks for no permutations. */
    public void forEachRow(List<CohortInput> cohorts, Consumer<Permutation> rows) {
        int permutations = plan.nulls().permutations();
        if (permutations == 0) {
            return;
        }
        StudyLevels levels =
                StudyLevels.of(cohorts.stream().map(CohortInput::version).toList());
        int[] places = levels.places();
        new PermutationScan(session, marker, GenomeWideAssociation.filter(plan), seed, permutations)
                .run(
                        cohorts,
                        PermutedAnalysis.of(Analysis.of(plan, marker)),
                        levels.distinct(),
                        genes -> forEachRow(genes, levels.names(), places, permutations, rows));
    }

    private static void forEachRow(
            PermutedGenes genes, List<String> names, int[] places, int permutations, Consumer<Permutation> rows) {
        for (int i = 0; i < places.length; i++) {
            PermutedGenes.Level level = genes.byLevel().get(places[i]);
            for (int gene = 0; gene < genes.geneIds().length; gene++) {
                if (level.measured()[gene]) {
                    rows.accept(row(names.get(i), genes, gene, level, permutations));
                }
            }
        }
    }

    private static Permutation row(
            String name, PermutedGenes genes, int gene, PermutedGenes.Level level, int permutations) {
        PermutationTally.Result counted = level.counted();
        Undefined reason = level.reasons()[gene];
        return new Permutation(
                name,
                genes.geneIds()[gene],
                genes.geneSymbols()[gene],
                genes.analysis().method(),
                genes.analysis().outcome().name(),
                genes.analysis().adjustment().name(),
                level.n()[gene],
                Numbers.orMissing(level.z()[gene]),
                Numbers.orMissing(counted.p()[gene]),
                Numbers.orMissing(counted.pMaxT()[gene]),
                Numbers.orMissing(counted.falseDiscoveryRate()[gene]),
                permutations,
                reason == null ? null : reason.id());
    }
}
