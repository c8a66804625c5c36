package io.prominence.lake;

import io.prominence.domain.ClinicalNumber;
import io.prominence.domain.CohortCard.FlowStep;
import io.prominence.domain.CohortDefinition;
import io.prominence.domain.CohortSamples;
import io.prominence.domain.CovariateRule;
import io.prominence.domain.EndpointRule;
import io.prominence.domain.LabelRule;
import io.prominence.domain.Outcome;
import io.prominence.domain.OutcomeKind;
import io.prominence.domain.TimeOrigin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Turns clinical values into labels, endpoints and covariates, as the rules of a cohort say. */
final class OutcomeReading {
    private final CohortDefinition cohort;
    private final ClinicalJoin clinical;
    private final List<IngestedSample> samples;
    private final Refusals refusals;
    private final OutcomeDefinitions definitions = new OutcomeDefinitions();
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
        List<String> columns = new ArrayList<>(cohort.samples().columns());
        cohort.labels().forEach(label -> columns.addAll(label.columns()));
        cohort.endpoints().forEach(endpoint -> columns.addAll(endpoint.columns()));
        cohort.covariates().forEach(covariate -> columns.add(covariate.column()));
        columns.addAll(cohort.batches());
        cohort.expression().combat().ifPresent(rule -> columns.add(rule.batch()));
        return columns;
    }

    /** Reads everything; refused values go to quarantine. */
    CohortSamples read() {
        Map<String, List<Followed>> followed = followed();
        Map<String, CohortSamples.Endpoint> endpoints = new LinkedHashMap<>();
        followed.forEach((id, seen) -> endpoints.put(id, EndpointReading.columns(seen)));
        Map<String, byte[]> labels = new LinkedHashMap<>();
        cohort.labels().forEach(rule -> label(rule, labels, followed));
        immortalTime(labels);
        Map<String, CohortSamples.Covariate> covariates = new LinkedHashMap<>();
        cohort.covariates().forEach(rule -> {
            covariates.put(rule.id(), covariate(rule));
            unknownCovariate(rule, covariates.get(rule.id()));
        });
        return new CohortSamples(
                samples.stream().map(IngestedSample::id).toArray(String[]::new),
                samples.stream().map(IngestedSample::patient).toArray(String[]::new),
                labels,
                endpoints,
                covariates);
    }

    /** Endpoints come first: horizons are labels of theirs. */
    private Map<String, List<Followed>> followed() {
        Map<String, List<Followed>> followed = new LinkedHashMap<>();
        EndpointReading.all(cohort.endpoints(), clinical, refusals).forEach((id, reading) -> {
            List<Followed> seen = reading.of(samples);
            warnings.addAll(reading.warnings(cohort.id(), samples));
            followed.put(id, seen);
            endpointFlow(reading.rule(), seen);
        });
        return followed;
    }

    private void endpointFlow(EndpointRule rule, List<Followed> seen) {
        String outcome = Outcome.endpoint(rule.id()).name();
        definitions.endpoint(rule);
        boolean[] happened = new boolean[seen.size()];
        String[] gaps = new String[seen.size()];
        for (int i = 0; i < happened.length; i++) {
            happened[i] = seen.get(i).happened();
            gaps[i] = seen.get(i).gap();
        }
        flow.addAll(OutcomeFlow.of(outcome, samples, gaps, OutcomeFlow.events(happened)));
        long competed = seen.stream()
                .filter(one -> one.status() == Followed.Status.COMPETING)
                .count();
        long known = seen.stream().filter(Followed::isKnown).count();
        patientsOnce(rule, seen, known);
        if (known > 0 && seen.stream().noneMatch(Followed::isEvent)) {
            warnings.add("Endpoint " + rule.id() + " has " + known
                    + " samples with a time and no event: nothing can be said of it. Where the sources have events, the quarantine"
                    + " says why they were not taken.");
        }
        if (competed > 0) {
            flow.add(new FlowStep(
                    outcome, competed + " competing events counted as censored", OutcomeFlow.SAMPLES, known, known));
        }
    }

    /** Samples of one patient have one follow-up: taken for independent, they count its event several times. */
    private void patientsOnce(EndpointRule rule, List<Followed> seen, long known) {
        Set<String> patients = new HashSet<>();
        Set<String> withEvent = new HashSet<>();
        long events = 0;
        for (int i = 0; i < seen.size(); i++) {
            if (seen.get(i).isKnown()) {
                patients.add(samples.get(i).patient());
            }
            if (seen.get(i).isEvent()) {
                events++;
                withEvent.add(samples.get(i).patient());
            }
        }
        if (patients.size() < known) {
            warnings.add("Endpoint " + rule.id() + " counts patients several times: " + known + " samples are of "
                    + patients.size() + " patients, and " + events + " events of " + withEvent.size()
                    + ". Set samples.one-per-patient, or ask for cox-robust.");
        }
    }

    private void label(LabelRule rule, Map<String, byte[]> labels, Map<String, List<Followed>> followed) {
        var reading = new LabelReading(rule, clinical, refusals, samples, followed);
        byte[] status = reading.status();
        labels.put(rule.id(), status);
        Optional<HorizonReading> horizon = rule.from() instanceof LabelRule.Horizon within
                ? Optional.of(HorizonReading.of(rule.id(), within, followed))
                : Optional.empty();
        definitions.label(rule, horizon.map(HorizonReading::counts));
        flow.addAll(
                OutcomeFlow.of(Outcome.label(rule.id()).name(), samples, reading.gaps(), OutcomeFlow.statuses(status)));
        reading.disagreement().ifPresent(warnings::add);
        horizon.flatMap(within -> within.warning(rule.id())).ifPresent(warnings::add);
        unknownLabel(rule, status);
        rule.sites().ifPresent(sites -> sites(rule, new SiteReading(rule, sites, clinical, samples), labels));
    }

    private void unknownLabel(LabelRule rule, byte[] status) {
        int positives = 0;
        int negatives = 0;
        for (byte each : status) {
            positives += each == 1 ? 1 : 0;
            negatives += each == 0 ? 1 : 0;
        }
        if (positives == 0 || negatives == 0) {
            String which = positives > 0 ? "no negative" : negatives > 0 ? "no positive" : "no known";
            warnings.add("Label " + rule.id() + " has " + which + " sample: nothing can be said of it. It says: "
                    + rule.from().words() + ".");
        }
    }

    private void sites(LabelRule rule, SiteReading sites, Map<String, byte[]> labels) {
        byte[] label = labels.get(rule.id());
        sites.labels(label).forEach((id, status) -> {
            labels.put(id, status);
            String[] gaps = new String[status.length];
            for (int i = 0; i < gaps.length; i++) {
                gaps[i] = status[i] >= 0
                        ? null
                        : label[i] == 1 ? "positive, but of no or another site" : "no known status";
            }
            flow.addAll(OutcomeFlow.of(Outcome.label(id).name(), samples, gaps, OutcomeFlow.statuses(label)));
        });
        definitions.sites(rule, sites.definitions(rule.from().words()));
        sites.unplaced(label).ifPresent(warnings::add);
    }

    /** Says where time counts from diagnosis, without entry, while tissue is of later metastases. */
    private void immortalTime(Map<String, byte[]> labels) {
        List<String> endpoints = cohort.endpoints().stream()
                .filter(rule -> rule.origin() == TimeOrigin.DIAGNOSIS)
                .filter(rule -> rule.entry().isEmpty()
                        && rule.sampled().isEmpty()
                        && rule.derivedFrom().isEmpty())
                .map(EndpointRule::id)
                .toList();
        cohort.labels().stream()
                .filter(rule -> rule.kind().equals(OutcomeKind.Label.METASTATIC_TISSUE.id()))
                .findFirst()
                .map(rule -> count(labels.get(rule.id())))
                .filter(metastases -> metastases > 0 && !endpoints.isEmpty())
                .ifPresent(metastases -> warnings.add(metastases + " of " + samples.size()
                        + " samples are of metastases, while " + String.join(", ", endpoints) + " counts from diagnosis"
                        + " and nothing says when samples were taken: time before that is immortal. Name the column of"
                        + " that time as entry, or as sampled, or count from sampling."));
    }

    private static int count(byte[] status) {
        int positive = 0;
        for (byte each : status) {
            positive += each == 1 ? 1 : 0;
        }
        return positive;
    }

    private void unknownCovariate(CovariateRule rule, CohortSamples.Covariate values) {
        boolean isKnown = values.isNumeric()
                ? Arrays.stream(values.numeric()).anyMatch(value -> !Double.isNaN(value))
                : Arrays.stream(values.categorical()).anyMatch(Objects::nonNull);
        if (!isKnown) {
            List<String> found = samples.stream()
                    .flatMap(sample -> clinical.value(sample, rule.column()).stream())
                    .map(ClinicalValue::text)
                    .distinct()
                    .toList();
            warnings.add("Covariate " + rule.id() + " is unknown for every sample: column " + rule.column()
                    + (found.isEmpty()
                            ? " is empty."
                            : " has no " + rule.type().id() + " value, but " + SampleSelection.some(found) + "."));
        }
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
        Double number = ClinicalNumber.parsed(value.text());
        if (number == null) {
            refusals.add(value, "covariate is not a number");
            return Double.NaN;
        }
        return number;
    }

    OutcomeDefinitions definitions() {
        return definitions;
    }

    List<FlowStep> flow() {
        return flow;
    }

    List<String> warnings() {
        return warnings;
    }
}
