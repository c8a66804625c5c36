package io.prominence.lake;

import io.prominence.domain.CohortCard.FlowStep;
import io.prominence.domain.CohortDefinition;
import io.prominence.domain.CohortSamples;
import io.prominence.domain.CovariateRule;
import io.prominence.domain.EndpointRule;
import io.prominence.domain.LabelRule;
import io.prominence.domain.SampleRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Turns clinical values into labels, endpoints and covariates, as the rules of a cohort say. */
final class OutcomeReading {
    private final CohortDefinition cohort;
    private final ClinicalJoin clinical;
    private final List<IngestedSample> samples;
    private final Refusals refusals;
    private final Map<String, String> definitions = new LinkedHashMap<>();
    private final List<FlowStep> flow = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    OutcomeReading(CohortDefinition cohort, ClinicalJoin clinical, List<IngestedSample> samples, Refusals refusals) {
        this.cohort = cohort;
        this.clinical = clinical;
        this.samples = samples;
        this.refusals = refusals;
    }

    /** Columns that the rules of a cohort use. */
    static List<String> columns(CohortDefinition cohort) {
        List<String> columns = new ArrayList<>(cohort.samples().where().keySet());
        SampleRules.OnePerPatient one = cohort.samples().onePerPatient();
        one.column().ifPresent(columns::add);
        for (LabelRule label : cohort.labels()) {
            columns.add(label.column());
            label.agreesWith().ifPresent(check -> columns.add(check.column()));
            label.sites().ifPresent(sites -> columns.add(sites.column()));
        }
        for (EndpointRule endpoint : cohort.endpoints()) {
            columns.addAll(endpoint.time());
            columns.add(endpoint.event());
            endpoint.entry().ifPresent(columns::add);
        }
        cohort.covariates().forEach(covariate -> columns.add(covariate.column()));
        columns.addAll(cohort.batches());
        return columns;
    }

    /** Reads everything; refused values go to quarantine. */
    CohortSamples read() {
        Map<String, byte[]> labels = new LinkedHashMap<>();
        for (LabelRule rule : cohort.labels()) {
            var reading = new LabelReading(rule, clinical, samples);
            labels.put(rule.id(), reading.status());
            definitions.put(rule.id(), reading.definition());
            reading.disagreement().ifPresent(warnings::add);
            rule.sites().ifPresent(sites -> sites(new SiteReading(rule, sites, clinical, samples), labels, reading));
        }
        Map<String, CohortSamples.Endpoint> endpoints = new LinkedHashMap<>();
        for (EndpointRule rule : cohort.endpoints()) {
            var reading = new EndpointReading(rule, clinical, refusals);
            endpoints.put(rule.id(), reading.read(samples));
            definitions.put(rule.id(), reading.definition());
            flow.addAll(reading.flow());
        }
        Map<String, CohortSamples.Covariate> covariates = new LinkedHashMap<>();
        cohort.covariates().forEach(rule -> covariates.put(rule.id(), covariate(rule)));
        return new CohortSamples(
                samples.stream().map(IngestedSample::id).toArray(String[]::new),
                samples.stream().map(IngestedSample::patient).toArray(String[]::new),
                labels,
                endpoints,
                covariates);
    }

    private void sites(SiteReading sites, Map<String, byte[]> labels, LabelReading label) {
        labels.putAll(sites.labels(label.status()));
        definitions.putAll(sites.definitions(label.definition()));
        sites.unplaced(label.status()).ifPresent(warnings::add);
    }

    private CohortSamples.Covariate covariate(CovariateRule rule) {
        return rule.type() == CovariateRule.Type.NUMERIC
                ? CohortSamples.Covariate.ofNumbers(samples.stream()
                        .mapToDouble(sample -> number(sample, rule.column()))
                        .toArray())
                : CohortSamples.Covariate.ofCategories(samples.stream()
                        .map(sample -> clinical.value(sample, rule.column())
                                .map(value -> value.text().strip().toLowerCase(Locale.ROOT))
                                .orElse(null))
                        .toArray(String[]::new));
    }

    private double number(IngestedSample sample, String column) {
        ClinicalValue value = clinical.value(sample, column).orElse(null);
        if (value == null) {
            return Double.NaN;
        }
        Double number = Numbers.parsed(value.text());
        if (number == null) {
            refusals.add(value, "covariate is not a number");
            return Double.NaN;
        }
        return number;
    }

    Map<String, String> definitions() {
        return definitions;
    }

    List<FlowStep> flow() {
        return flow;
    }

    List<String> warnings() {
        return warnings;
    }
}
