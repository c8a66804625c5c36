package io.prominence.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an analysis is adjusted for; empty for an unadjusted analysis.
 *
 * @param covariates covariate ids, in the order given
 * @param strata ids of the covariates whose values divide the samples: each stratum has a baseline hazard of its own in a
 *     survival analysis, and is a level of a categorical covariate where there is no baseline hazard
 * @param modifier id of the numeric covariate with which the gene interacts; the effect is then that of the product
 */
public record Adjustment(List<String> covariates, List<String> strata, Optional<String> modifier) {
    private static final Pattern STRATA = Pattern.compile("strata\\(\\s*([^()]+?)\\s*\\)");
    private static final String BY = "by:";

    public Adjustment {
        covariates = List.copyOf(covariates);
        strata = List.copyOf(strata);
    }

    /** Covariates alone. */
    public Adjustment(List<String> covariates) {
        this(covariates, List.of(), Optional.empty());
    }

    /** The unadjusted analysis. */
    public static Adjustment none() {
        return new Adjustment(List.of());
    }

    /**
     * Reads the terms of a study file.
     *
     * @param terms covariate ids, and {@code strata(id)} for those that stratify
     */
    public static Adjustment of(List<String> terms) {
        List<String> covariates = new ArrayList<>();
        List<String> strata = new ArrayList<>();
        for (String term : terms) {
            Matcher match = STRATA.matcher(term.strip());
            if (match.matches()) {
                strata.add(match.group(1));
            } else {
                covariates.add(term);
            }
        }
        return new Adjustment(covariates, strata, Optional.empty());
    }

    /** The same adjustment, with a covariate that the gene interacts with. */
    public Adjustment by(String covariate) {
        return new Adjustment(covariates, strata, Optional.of(covariate));
    }

    /** The same adjustment, with one more covariate. */
    public Adjustment and(String covariate) {
        List<String> more = new ArrayList<>(covariates);
        more.add(covariate);
        return new Adjustment(more, strata, modifier);
    }

    /** The name in tables: {@code by:modifier}, covariates and {@code strata(id)} joined by {@code +}, or nothing. */
    public String name() {
        List<String> terms = new ArrayList<>();
        modifier.ifPresent(id -> terms.add(BY + id));
        terms.addAll(covariates);
        strata.forEach(id -> terms.add("strata(" + id + ")"));
        return String.join("+", terms);
    }

    /** Ids of every covariate that a cohort must have: covariates, strata and modifier. */
    public List<String> needed() {
        List<String> ids = new ArrayList<>(covariates);
        ids.addAll(strata);
        modifier.ifPresent(ids::add);
        return List.copyOf(ids);
    }

    /** True when nothing is adjusted for. */
    public boolean isNone() {
        return covariates.isEmpty() && strata.isEmpty() && modifier.isEmpty();
    }
}
