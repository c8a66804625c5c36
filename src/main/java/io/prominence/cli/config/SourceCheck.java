package io.prominence.cli.config;

import io.prominence.domain.AssociatePlan;
import io.prominence.domain.ClassifierPlan;
import io.prominence.domain.CohortDefinition;
import io.prominence.domain.CovariateRule;
import io.prominence.domain.EffectScale;
import io.prominence.domain.ExpressionUnit;
import io.prominence.domain.GenePanel;
import io.prominence.domain.LabelRule;
import io.prominence.domain.Outcome;
import io.prominence.domain.StudyDefinition;
import io.prominence.domain.Transforms;
import io.prominence.scan.Methods;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Checks what a study names: labels, endpoints and covariates that some cohort defines, and the sources of each cohort. */
final class SourceCheck {
    private final StudyDefinition study;
    private final Problems problems;

    SourceCheck(StudyDefinition study, Problems problems) {
        this.study = study;
        this.problems = problems;
    }

    /** @param analyses whether the cohorts have to be fit for the analyses that the study names */
    void run(boolean analyses) {
        AssociatePlan associate = study.associate();
        Set<String> labels = ids(CohortDefinition::labels, LabelRule::ids);
        Set<String> endpoints = ids(CohortDefinition::endpoints, rule -> List.of(rule.id()));
        Set<String> covariates = ids(CohortDefinition::covariates, rule -> List.of(rule.id()));
        known("associate.labels", "label", associate.labels(), labels);
        known("associate.endpoints", "endpoint", associate.endpoints(), endpoints);
        Set<String> scores = panelScores();
        covariates.stream().filter(scores::contains).forEach(this::nameOfAScore);
        Set<String> adjustable = new LinkedHashSet<>(covariates);
        adjustable.addAll(scores);
        associate
                .adjustments()
                .forEach(adjustment -> known("associate.adjustments", "covariate", adjustment.needed(), adjustable));
        known("associate.modifiers", "covariate", associate.modifiers(), adjustable);
        associate.modifiers().stream().filter(this::isCategorical).forEach(this::mustBeNumeric);
        study.classifier().ifPresent(plan -> classifier(plan, labels, endpoints, covariates));
        if (analyses) {
            units(associate);
        }
        new KindCheck(study, problems).run();
        study.genes().forEach(path -> SourceFiles.exists(path, "study.genes", problems));
        study.cohorts().forEach(cohort -> new CohortSourceCheck(cohort, problems).run());
    }

    private boolean isCategorical(String covariate) {
        return study.cohorts().stream()
                .flatMap(cohort -> cohort.covariates().stream())
                .anyMatch(rule -> rule.id().equals(covariate) && rule.type() == CovariateRule.Type.CATEGORICAL);
    }

    private void mustBeNumeric(String modifier) {
        problems.add("Cannot use associate.modifiers: " + modifier
                + " is categorical, and an interaction is the change per unit of a numeric covariate. Give a numeric"
                + " covariate or a panel's score, for example emt-score.");
    }

    private static Set<String> panelScores() {
        return GenePanel.ALL.stream().map(GenePanel::scoreName).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void nameOfAScore(String covariate) {
        problems.add("Cannot define the covariate " + covariate
                + ": this is the name of a panel's score, which is computed from expression. Give it another name.");
    }

    /** A log2 fold change needs log2 values, or counts; it is known before anything is read. */
    private void units(AssociatePlan associate) {
        String asked =
                associate.methods().stream().filter(SourceCheck::needsLog2).collect(Collectors.joining(", "));
        if (asked.isEmpty() || associate.labels().isEmpty()) {
            return;
        }
        for (CohortDefinition cohort : study.cohorts()) {
            ExpressionUnit unit = cohort.expression().unit();
            Transforms transforms = cohort.expression().transforms();
            if (!transforms.leavesCounts(unit) && transforms.scaleAfter(unit) != ExpressionUnit.Scale.LOG2) {
                problems.add("Cannot compute " + asked + " of cohort " + cohort.id()
                        + ": its effect is a log2 fold change, but the values are " + unit.id()
                        + (transforms.then().isEmpty() ? "" : " after " + transforms.id()) + ". "
                        + (transforms.scaleAfter(unit) == ExpressionUnit.Scale.LINEAR
                                ? "Set expression.transform = log2-plus-1."
                                : "Take " + asked + " out of associate.methods, or leave the cohort out."));
            }
        }
    }

    private static boolean needsLog2(String method) {
        return Methods.byId(method)
                .map(known -> known.scale() == EffectScale.LOG2_FOLD_CHANGE
                        || known.scale() == EffectScale.LOG2_FOLD_CHANGE_CHANGE)
                .orElse(false);
    }

    private void classifier(ClassifierPlan plan, Set<String> labels, Set<String> endpoints, Set<String> covariates) {
        Outcome target = plan.target().outcome();
        if (target.kind() == Outcome.Kind.ENDPOINT) {
            known("classifier.endpoint", "endpoint", List.of(target.id()), endpoints);
        } else if (!target.id().isEmpty()) {
            known("classifier.label", "label", List.of(target.id()), labels);
        }
        known("classifier.clinical", "covariate", plan.features().clinical(), covariates);
    }

    private void known(String key, String what, List<String> asked, Set<String> known) {
        for (String name : asked) {
            if (!known.contains(name)) {
                problems.add("Cannot use " + key + ": no cohort defines the " + what + " " + name + ". "
                        + NameHint.of(name, known));
            }
        }
    }

    private <R> Set<String> ids(Function<CohortDefinition, List<R>> rules, Function<R, List<String>> idsOf) {
        Set<String> ids = new LinkedHashSet<>();
        study.cohorts().forEach(cohort -> rules.apply(cohort).forEach(rule -> ids.addAll(idsOf.apply(rule))));
        return ids;
    }
}
