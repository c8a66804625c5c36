package io.prominence.lake;

import io.prominence.domain.ClinicalTable.Level;
import io.prominence.domain.CohortCard.FlowStep;
import io.prominence.domain.CohortDefinition;
import io.prominence.domain.DataRefusedException;
import io.prominence.domain.SampleRules;
import io.prominence.domain.SampleRules.OnePerPatient;
import io.prominence.domain.ValueSet;
import io.prominence.formats.source.SampleList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Chooses the samples of a cohort, step by step, each counted in samples, patients and those of each outcome: expression, include-pattern,
 * exclude-pattern, normals, clinical row, where, exclude-where, one per patient.
 */
final class SampleSelection {
    private final String cohort;
    private final SampleRules rules;
    private final ClinicalJoin clinical;
    private final SelectionFlow flow;
    private final List<String> warnings = new ArrayList<>();
    private List<IngestedSample> samples;

    private SampleSelection(
            CohortDefinition cohort, ClinicalJoin clinical, List<IngestedSample> samples, SelectionFlow flow) {
        this.cohort = cohort.id();
        this.rules = cohort.samples();
        this.clinical = clinical;
        this.flow = flow;
        this.samples = samples;
    }

    /**
     * Applies the rules.
     *
     * @param samples samples of the expression data
     * @param list the list of samples that the source's options choose, if any
     * @param patients makes the patient ids of samples that only clinical tables have
     */
    static SampleSelection of(
            CohortDefinition cohort,
            ClinicalJoin clinical,
            List<IngestedSample> samples,
            Optional<SampleList> list,
            PatientIds patients) {
        List<IngestedSample> everyone = new ClinicalOnly(clinical, patients).and(samples);
        var flow = new SelectionFlow(SourceOutcomes.of(cohort, clinical, everyone));
        var selection = new SampleSelection(cohort, clinical, samples, flow);
        selection.countClinicalRows();
        flow.step("in the expression data", everyone, samples);
        list.ifPresent(selection::listed);
        selection.include();
        selection.exclude();
        selection.excludeNormals();
        selection.join();
        cohort.samples().where().forEach(selection::where);
        cohort.samples().excludeWhere().forEach(selection::excludeWhere);
        selection.onePerPatient();
        selection.requireSamples("after every rule of cohort.samples", "Loosen the rules.");
        return selection;
    }

    List<IngestedSample> samples() {
        return samples;
    }

    SelectionFlow counts() {
        return flow;
    }

    List<String> warnings() {
        return warnings;
    }

    private void countClinicalRows() {
        for (ClinicalJoin.Table table : clinical.tables()) {
            Set<String> keys = new HashSet<>();
            samples.forEach(sample -> keys.add(table.key(sample)));
            long keyless = table.rows().rowsWithoutKey();
            if (keyless > 0) {
                flow.add(new FlowStep(
                        "rows of " + table.rows().file() + " with an id, one of each",
                        "rows",
                        table.rows().size() + keyless,
                        table.rows().size()));
            }
            long matched = table.rows().keys().stream().filter(keys::contains).count();
            flow.add(new FlowStep(
                    "rows of " + table.rows().file() + " with expression data",
                    "rows",
                    table.rows().size(),
                    matched));
        }
    }

    private void listed(SampleList list) {
        keep(list.name(), sample -> list.ids().contains(sample.id()));
        requireSamples("that is in the " + list.name(), "Choose another list.");
    }

    private void include() {
        rules.includePattern().ifPresent(expression -> {
            var pattern = ValueSet.compiled(expression, 0);
            keep("include-pattern " + expression, sample -> pattern.matcher(sample.id())
                    .find());
            requireSamples("whose id fits include-pattern " + expression, "Correct the pattern.");
        });
    }

    private void exclude() {
        rules.excludePattern().ifPresent(expression -> {
            var pattern = ValueSet.compiled(expression, 0);
            keep("exclude-pattern " + expression, sample -> !pattern.matcher(sample.id())
                    .find());
            requireSamples("whose id does not fit exclude-pattern " + expression, "Correct the pattern.");
        });
    }

    private void excludeNormals() {
        rules.normals().ifPresent(normals -> {
            keep(
                    "exclude-normals by " + normals.column(),
                    new NormalTissue(cohort, normals, clinical, samples).negate());
            requireSamples("that is not normal by " + normals.column(), "Correct samples.exclude-normals.");
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
            warnings.add(without.size() + " of " + samples.size() + " samples "
                    + (without.size() == 1
                            ? "has no clinical row and was left out: "
                            : "have no clinical row and were left out: ")
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

    private void excludeWhere(String column, List<String> values) {
        var unwanted = ValueSet.of(values);
        String step = "not where " + column + " is " + String.join(" or ", values);
        keep(step, sample -> clinical.value(sample, column)
                .filter(value -> unwanted.contains(value.text()))
                .isEmpty());
        requireSamples(step, "Correct cohort.samples.exclude-where.");
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
        flow.step(step, samples, kept);
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
