package io.prominence.lake;

import io.prominence.domain.ClinicalTable.Level;
import io.prominence.domain.CohortCard.FlowStep;
import io.prominence.domain.DataRefusedException;
import io.prominence.domain.SampleRules;
import io.prominence.domain.SampleRules.OnePerPatient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Chooses the samples of a cohort, step by step, each step counted: expression, include-pattern, clinical row, where, one
 * per patient.
 */
final class SampleSelection {
    private final String cohort;
    private final SampleRules rules;
    private final ClinicalJoin clinical;
    private final List<FlowStep> flow = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private List<IngestedSample> samples;

    private SampleSelection(String cohort, SampleRules rules, ClinicalJoin clinical, List<IngestedSample> samples) {
        this.cohort = cohort;
        this.rules = rules;
        this.clinical = clinical;
        this.samples = samples;
    }

    /** Applies the rules to the samples of the expression data. */
    static SampleSelection of(String cohort, SampleRules rules, ClinicalJoin clinical, List<IngestedSample> samples) {
        var selection = new SampleSelection(cohort, rules, clinical, samples);
        selection.countClinicalRows();
        selection.flow.add(new FlowStep("samples in the expression data", "samples", samples.size(), samples.size()));
        selection.include();
        selection.join();
        rules.where().forEach(selection::where);
        selection.onePerPatient();
        selection.requireSamples("after every rule of cohort.samples", "Loosen the rules.");
        return selection;
    }

    List<IngestedSample> samples() {
        return samples;
    }

    List<FlowStep> flow() {
        return flow;
    }

    List<String> warnings() {
        return warnings;
    }

    private void countClinicalRows() {
        for (ClinicalJoin.Table table : clinical.tables()) {
            Set<String> keys = new HashSet<>();
            samples.forEach(sample -> keys.add(table.key(sample)));
            long matched = table.rows().keys().stream().filter(keys::contains).count();
            flow.add(new FlowStep(
                    "rows of " + table.rows().file() + " with expression data",
                    table.level() == Level.SAMPLE ? "samples" : "patients",
                    table.rows().size(),
                    matched));
        }
    }

    private void include() {
        rules.includePattern().ifPresent(expression -> {
            var pattern = ValueSet.compiled(expression, 0);
            keep("include-pattern " + expression, sample -> pattern.matcher(sample.id())
                    .find());
            requireSamples("whose id fits include-pattern " + expression, "Correct the pattern.");
        });
    }

    private void join() {
        if (clinical.tables().isEmpty()) {
            return;
        }
        List<IngestedSample> without =
                samples.stream().filter(sample -> !clinical.has(sample)).toList();
        if (without.size() == samples.size()) {
            throw noOverlap();
        }
        if (!without.isEmpty()) {
            warnings.add(without.size() + " of " + samples.size() + " samples have no clinical row and were left out: "
                    + some(without.stream().map(IngestedSample::id).toList()) + ".");
        }
        keep("samples with a clinical row", clinical::has);
    }

    private DataRefusedException noOverlap() {
        var reason = new StringBuilder("Cannot ingest cohort " + cohort + ": no id is in the expression data and in a "
                + "clinical table. Sample ids of the expression data: "
                + some(samples.stream().map(IngestedSample::id).toList()));
        if (clinical.tables().stream().anyMatch(table -> table.level() == Level.PATIENT)) {
            reason.append("; patient ids made from them: ")
                    .append(some(samples.stream().map(IngestedSample::patient).toList()));
        }
        for (ClinicalJoin.Table table : clinical.tables()) {
            reason.append("; ")
                    .append(table.level().id())
                    .append(" ids of ")
                    .append(table.rows().file())
                    .append(": ")
                    .append(some(List.copyOf(table.rows().keys())));
        }
        reason.append(". Set the key and level of the clinical table, or samples.patient-pattern.");
        return new DataRefusedException(reason.toString());
    }

    private void where(String column, List<String> values) {
        var wanted = ValueSet.of(values);
        keep("where " + column + " is " + String.join(" or ", values), sample -> clinical.value(sample, column)
                .map(value -> wanted.contains(value.text()))
                .orElse(false));
        requireSamples("where " + column + " is " + String.join(" or ", values), "Correct cohort.samples.where.");
    }

    private void onePerPatient() {
        OnePerPatient rule = rules.onePerPatient();
        if (rule.rule() == OnePerPatient.Rule.NONE) {
            return;
        }
        List<ValueSet> preferred = rule.preferred().stream()
                .map(value -> ValueSet.of(List.of(value)))
                .toList();
        Map<String, IngestedSample> chosen = new LinkedHashMap<>();
        Map<String, Integer> rank = new HashMap<>();
        for (IngestedSample sample : samples) {
            int mine = rank(sample, rule, preferred);
            if (mine < rank.getOrDefault(sample.patient(), Integer.MAX_VALUE)) {
                rank.put(sample.patient(), mine);
                chosen.put(sample.patient(), sample);
            }
        }
        Set<IngestedSample> kept = new HashSet<>(chosen.values());
        keep("one sample per patient", kept::contains);
    }

    private int rank(IngestedSample sample, OnePerPatient rule, List<ValueSet> preferred) {
        String text = rule.column()
                .flatMap(column -> clinical.value(sample, column))
                .map(ClinicalValue::text)
                .orElse("");
        for (int i = 0; i < preferred.size(); i++) {
            if (preferred.get(i).contains(text)) {
                return i;
            }
        }
        return preferred.size();
    }

    private void keep(String step, Predicate<IngestedSample> rule) {
        List<IngestedSample> kept = samples.stream().filter(rule).toList();
        flow.add(new FlowStep(step, "samples", samples.size(), kept.size()));
        samples = kept;
    }

    private void requireSamples(String which, String whatToDo) {
        if (samples.isEmpty()) {
            throw new DataRefusedException(
                    "Cannot ingest cohort " + cohort + ": no sample is left " + which + ". " + whatToDo);
        }
    }

    /** The first three of a list, for a message. */
    static String some(List<String> ids) {
        String first = String.join(", ", ids.subList(0, Math.min(3, ids.size())));
        return ids.size() > 3 ? first + ", …" : first;
    }
}
