package io.prominence.cli.pipeline;

import io.prominence.domain.ConfigurationException;
import io.prominence.domain.StudyDefinition;
import io.prominence.formats.TextSource;
import io.prominence.formats.annotation.GeneResolution;
import io.prominence.formats.annotation.GeneResolution.How;
import io.prominence.formats.annotation.GeneTable;
import io.prominence.lake.CohortVersion;
import io.prominence.lake.GeneName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;

/**
 * The symbol under which the cohorts have the marker, where the study names it by a former symbol, an alias or an id.
 *
 * <p>The gene tables are read only where the name is not already the symbol of one gene of the tables in every cohort.
 *
 * @param symbol symbol of the marker
 * @param warning what the study's name became, where it is another
 */
record MarkerName(String symbol, Optional<String> warning) {
    /**
     * Finds it.
     *
     * @throws ConfigurationException where the name could be several genes
     */
    static MarkerName of(StudyDefinition study, List<CohortVersion> cohorts, Configuration hadoop) {
        String name = study.marker().strip();
        if (isOneGeneOfAll(name, cohorts)) {
            return asItIs(name);
        }
        GeneTable table = GeneTable.read(
                study.genes().stream().map(path -> TextSource.of(path, hadoop)).toList());
        if (table.isSymbol(name)) {
            return asItIs(name);
        }
        GeneResolution found = table.resolve(name);
        if (found.how() == How.AMBIGUOUS) {
            throw new ConfigurationException("Cannot use study.marker = " + name + ": it could be "
                    + String.join(" or ", found.candidates()) + ". Name the one that is meant.");
        }
        Optional<String> symbol = symbolInCohorts(found.geneId(), cohorts)
                .or(() -> found.isResolved() ? found.symbol() : Optional.empty());
        return symbol.filter(other -> !other.equals(name))
                .map(other -> renamed(name, other, found))
                .orElseGet(() -> asItIs(name));
    }

    private static MarkerName asItIs(String name) {
        return new MarkerName(name, Optional.empty());
    }

    private static boolean isOneGeneOfAll(String symbol, List<CohortVersion> cohorts) {
        Set<String> ids = cohorts.stream()
                .map(cohort -> cohort.genes().stream()
                        .filter(gene -> gene.symbol().equals(symbol))
                        .map(GeneName::id)
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.toSet());
        return ids.size() == 1 && ids.iterator().next().matches("ENS[A-Z]*G\\d+");
    }

    private static Optional<String> symbolInCohorts(String geneId, List<CohortVersion> cohorts) {
        return cohorts.stream()
                .flatMap(cohort -> cohort.genes().stream())
                .filter(gene -> gene.id().equals(geneId))
                .map(GeneName::symbol)
                .findFirst();
    }

    private static MarkerName renamed(String name, String symbol, GeneResolution found) {
        String what =
                switch (found.how()) {
                    case PREVIOUS -> "a former symbol of ";
                    case ALIAS -> "an alias of ";
                    default -> "an id of ";
                };
        return new MarkerName(
                symbol,
                Optional.of("study.marker = " + name + " is " + what + symbol + " (" + found.geneId()
                        + "), and the run is about " + symbol + "."));
    }
}
