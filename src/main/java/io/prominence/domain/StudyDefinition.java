package io.prominence.domain;

import java.util.List;
import java.util.Optional;

/**
 * One study: everything that was asked, with all paths absolute.
 *
 * @param id name of the study (same characters as a cohort id)
 * @param marker the marker gene: its symbol, for example {@code PROM2}; as configured, a former symbol, an alias or an id too
 * @param seed root of all random numbers
 * @param lake folder of the lake
 * @param runs folder of the runs
 * @param genes gene tables that resolve source ids, those that count first in front; may be empty
 * @param cohorts cohorts in the order configured
 * @param associate associations; always present, with defaults
 * @param classifier classifier; empty when none is configured
 */
public record StudyDefinition(
        String id,
        String marker,
        long seed,
        String lake,
        String runs,
        List<String> genes,
        List<CohortDefinition> cohorts,
        AssociatePlan associate,
        Optional<ClassifierPlan> classifier) {

    /** The same study of a gene that goes by this symbol. */
    public StudyDefinition withMarker(String symbol) {
        return new StudyDefinition(id, symbol, seed, lake, runs, genes, cohorts, associate, classifier);
    }
}
