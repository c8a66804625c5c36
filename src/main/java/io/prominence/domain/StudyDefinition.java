package io.prominence.domain;

import java.util.List;
import java.util.Optional;

/**
 * One study: everything that was asked, with all paths absolute.
 *
 * @param id name of the study (same characters as a cohort id)
 * @param marker symbol of the marker gene, for example {@code PROM2}
 * @param seed root of all random numbers
 * @param lake folder of the lake
 * @param runs folder of the runs
 * @param genes gene table (GENCODE gene table or org.Hs.eg.db export) that resolves source ids, if any
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
        Optional<String> genes,
        List<CohortDefinition> cohorts,
        AssociatePlan associate,
        Optional<ClassifierPlan> classifier) {}
