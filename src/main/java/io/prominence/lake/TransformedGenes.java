package io.prominence.lake;

import io.prominence.domain.CohortDefinition;
import io.prominence.domain.CohortSamples;
import io.prominence.domain.CohortTransform;
import io.prominence.domain.DataRefusedException;
import io.prominence.stats.QuantileNormalisation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Puts the transforms of a cohort, one after the other, before its values. Those of a gene are computed when its values are
 * asked for; those that need samples as wholes go through staging files, some samples at a time.
 */
final class TransformedGenes {
    private final CohortDefinition cohort;
    private final Path folder;
    private final Configuration conf;
    private final Optional<CombatSamples> combat;
    private final List<String> warnings = new ArrayList<>();

    /**
     * Transforms of a cohort.
     *
     * @param combat what ComBat has to know of the samples, where the cohort asks for it
     * @param folder folder of staging files
     */
    TransformedGenes(CohortDefinition cohort, Optional<CombatSamples> combat, Path folder, Configuration conf) {
        this.cohort = cohort;
        this.combat = combat;
        this.folder = folder;
        this.conf = conf;
    }

    GeneSource of(GeneSource genes, CohortSamples samples) throws IOException {
        GeneSource source = genes;
        for (CohortTransform transform : cohort.expression().transforms().then()) {
            source = switch (transform) {
                case QUANTILE -> quantile(source, samples);
                case COMBAT -> combat(source);
                case RANK_INVERSE_NORMAL, Z_SCORE -> new ScaledGenes(source, samples.size(), transform);
            };
        }
        return source;
    }

    /** What a reader of the values must know of what was done to them. */
    List<String> warnings() {
        return warnings;
    }

    private GeneSource combat(GeneSource genes) {
        CombatSamples rule = combat.orElseThrow();
        CombatGenes adjusted = CombatGenes.of(genes, rule);
        warnings.addAll(rule.warnings(adjusted.unadjusted(), genes.genes()));
        return adjusted;
    }

    /** Two passes over blocks of samples: the common distribution, then every sample's values in a file for each block. */
    private GeneSource quantile(GeneSource genes, CohortSamples samples) throws IOException {
        var normalisation = new QuantileNormalisation(genes.genes());
        SampleBlocks.forEach(genes, samples.size(), (first, columns) -> {
            for (int i = 0; i < columns.length; i++) {
                requireValues(columns[i], samples.sampleIds()[first + i]);
                normalisation.add(columns[i]);
            }
        });
        List<BlockedGenes.Block> blocks = new ArrayList<>();
        SampleBlocks.forEach(genes, samples.size(), (first, columns) -> {
            for (float[] column : columns) {
                normalisation.normalise(column);
            }
            blocks.add(staged(genes, first, columns));
        });
        return new BlockedGenes(genes, blocks);
    }

    private void requireValues(float[] column, String sample) {
        long values = IntStream.range(0, column.length)
                .filter(i -> !Float.isNaN(column[i]))
                .limit(QuantileNormalisation.LEAST_VALUES)
                .count();
        if (values < QuantileNormalisation.LEAST_VALUES) {
            throw new DataRefusedException("Cannot ingest cohort " + cohort.id()
                    + ": transform = quantile needs at least "
                    + QuantileNormalisation.LEAST_VALUES + " values of every sample, but sample " + sample + " has "
                    + values + ". Leave the sample out, or take quantile out of transform.");
        }
    }

    private BlockedGenes.Block staged(GeneSource genes, int first, float[][] columns) {
        var path = new Path(folder, "quantile-" + first);
        float[] row = new float[columns.length];
        List<GeneMerging.Merged> rows = new ArrayList<>();
        try (var file = StagingFile.create(path, conf, row.length)) {
            for (int gene = 0; gene < genes.genes(); gene++) {
                for (int i = 0; i < row.length; i++) {
                    row[i] = columns[i][gene];
                }
                GeneName name = genes.gene(gene);
                var staged = StagedRow.of(name.id(), name.symbol(), "", path.toString(), file.add(row), row);
                rows.add(new GeneMerging.Merged(name, List.of(staged)));
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return new BlockedGenes.Block(first, row.length, new StagedGenes(rows, row.length, conf));
    }
}
