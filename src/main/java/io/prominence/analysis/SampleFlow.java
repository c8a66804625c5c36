package io.prominence.analysis;

import io.prominence.domain.Adjustment;
import io.prominence.domain.CohortCard;
import io.prominence.domain.CohortSamples;
import io.prominence.domain.CohortSamples.Covariate;
import io.prominence.domain.Outcome;
import io.prominence.results.FlowCount;
import io.prominence.scan.Analysis;
import io.prominence.scan.CohortInput;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The counted way of each cohort from its sources to the samples of each analysis: the steps of ingest as the card has them,
 * then, for each outcome and adjustment, a step for each covariate and one for the marker's values.
 *
 * <p>What the last step leaves is the {@code n} of the marker's rows; a gene with other missing values has its own. An
 * outcome's steps begin with the cohort's samples, an adjustment's with the outcome's.
 */
public final class SampleFlow {
    private static final String SAMPLES = "samples";
    private static final String PATIENTS = "patients";

    private final CohortInput cohort;
    private final CohortSamples samples;
    private final CohortCard card;
    private final List<FlowCount> rows = new ArrayList<>();
    /** Outcomes whose own step is said; that of an adjustment goes on from there. */
    private final Set<String> begun = new HashSet<>();

    private SampleFlow(CohortInput cohort) {
        this.cohort = cohort;
        this.samples = cohort.samples();
        this.card = cohort.version().card();
    }

    /**
     * The table of all cohorts.
     *
     * @param analyses what is asked; each outcome with each adjustment is one way
     */
    public static List<FlowCount> of(List<CohortInput> cohorts, List<Analysis> analyses) {
        List<FlowCount> rows = new ArrayList<>();
        for (CohortInput cohort : cohorts) {
            var flow = new SampleFlow(cohort);
            flow.ingest();
            analyses.stream()
                    .map(analysis -> new Way(analysis.outcome(), analysis.adjustment()))
                    .distinct()
                    .forEach(flow::way);
            rows.addAll(flow.rows);
        }
        return rows;
    }

    private record Way(Outcome outcome, Adjustment adjustment) {}

    private void ingest() {
        for (CohortCard.FlowStep step : card.flow()) {
            add(step.about(), "", step.step(), step.unit(), step.countIn(), step.countOut());
        }
    }

    private void add(String outcome, String adjustment, String step, String unit, long in, long out) {
        rows.add(new FlowCount(card.id(), rows.size() + 1, outcome, adjustment, step, unit, in, out));
    }

    private void way(Way way) {
        String outcome = way.outcome().name();
        String adjustment = way.adjustment().name();
        boolean[] events = events(way.outcome());
        if (way.outcome().kind() != Outcome.Kind.MARKER && events.length == 0) {
            if (begun.add(outcome)) {
                all(outcome, adjustment, "the cohort does not define " + outcome);
            }
            return;
        }
        int[] left = IntStream.range(0, samples.size()).toArray();
        if (begun.add(outcome) && !isInCard(outcome)) {
            left = step(way, "known", left, known(way.outcome()), events);
        } else {
            left = IntStream.of(left).filter(known(way.outcome())).toArray();
        }
        for (String covariate : way.adjustment().needed()) {
            Covariate values = samples.covariates().get(covariate);
            if (values == null) {
                left = step(way, "the cohort has no covariate " + covariate, left, i -> false, events);
            } else {
                left = step(way, "a value of " + covariate, left, known(values), events);
            }
        }
        marker(way, left, events);
    }

    private void marker(Way way, int[] left, boolean[] events) {
        double[] marker = cohort.marker().orElse(null);
        if (marker == null) {
            step(way, "the cohort does not measure the marker; other genes are as they were", left, i -> true, events);
        } else {
            step(way, "a value of the marker", left, i -> !Double.isNaN(marker[i]), events);
        }
    }

    /** No sample of the cohort takes part. */
    private void all(String outcome, String adjustment, String why) {
        add(outcome, adjustment, why, SAMPLES, samples.size(), 0);
        add(outcome, adjustment, why, PATIENTS, card.patients(), 0);
    }

    private boolean isInCard(String outcome) {
        Set<String> counted = card.flow().stream()
                .filter(step -> step.unit().equals(SAMPLES))
                .map(CohortCard.FlowStep::about)
                .collect(Collectors.toSet());
        return counted.contains(outcome);
    }

    private int[] step(Way way, String what, int[] before, IntPredicate stays, boolean[] events) {
        int[] after = IntStream.of(before).filter(stays).toArray();
        String outcome = way.outcome().name();
        String adjustment = way.adjustment().name();
        add(outcome, adjustment, what, SAMPLES, before.length, after.length);
        add(outcome, adjustment, what, PATIENTS, patients(before), patients(after));
        if (events.length > 0) {
            String unit = way.outcome().kind() == Outcome.Kind.LABEL ? "positives" : "events";
            add(outcome, adjustment, what, unit, count(before, events), count(after, events));
        }
        return after;
    }

    private long patients(int[] some) {
        return IntStream.of(some)
                .mapToObj(i -> samples.patientIds()[i])
                .distinct()
                .count();
    }

    private static long count(int[] some, boolean[] events) {
        return IntStream.of(some).filter(i -> events[i]).count();
    }

    private IntPredicate known(Outcome outcome) {
        return switch (outcome.kind()) {
            case MARKER -> i -> true;
            case LABEL -> i -> samples.labels().get(outcome.id())[i] >= 0;
            case ENDPOINT -> samples.endpoints().get(outcome.id())::isKnown;
        };
    }

    private static IntPredicate known(Covariate values) {
        return values.isNumeric() ? i -> !Double.isNaN(values.numeric()[i]) : i -> values.categorical()[i] != null;
    }

    /** Events or positives, sample by sample; none where the cohort does not define the outcome, or it has no events. */
    private boolean[] events(Outcome outcome) {
        byte[] status =
                switch (outcome.kind()) {
                    case MARKER -> null;
                    case LABEL -> samples.labels().get(outcome.id());
                    case ENDPOINT ->
                        samples.endpoints().containsKey(outcome.id())
                                ? samples.endpoints().get(outcome.id()).event()
                                : null;
                };
        boolean[] events = new boolean[status == null ? 0 : status.length];
        for (int i = 0; i < events.length; i++) {
            events[i] = status[i] == 1;
        }
        return events;
    }
}
