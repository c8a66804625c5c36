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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        Map<String, boolean[]> counted = counted(way.outcome());
        if (way.outcome().kind() != Outcome.Kind.MARKER && counted.isEmpty()) {
            if (begun.add(outcome)) {
                all(outcome, adjustment, "the cohort does not define " + outcome);
            }
            return;
        }
        int[] left = IntStream.range(0, samples.size()).toArray();
        if (begun.add(outcome) && !isInCard(outcome)) {
            left = step(way, "known", left, known(way.outcome()), counted);
        } else {
            left = IntStream.of(left).filter(known(way.outcome())).toArray();
        }
        for (String covariate : way.adjustment().needed()) {
            Covariate values = samples.covariates().get(covariate);
            if (values == null) {
                left = step(way, "the cohort has no covariate " + covariate, left, i -> false, counted);
            } else {
                left = step(way, "a value of " + covariate, left, known(values), counted);
            }
        }
        marker(way, left, counted);
    }

    private void marker(Way way, int[] left, Map<String, boolean[]> counted) {
        double[] marker = cohort.marker().orElse(null);
        if (marker == null) {
            step(way, "the cohort does not measure the marker; other genes are as they were", left, i -> true, counted);
        } else {
            step(way, "a value of the marker", left, i -> !Double.isNaN(marker[i]), counted);
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

    private int[] step(Way way, String what, int[] before, IntPredicate stays, Map<String, boolean[]> counted) {
        int[] after = IntStream.of(before).filter(stays).toArray();
        String outcome = way.outcome().name();
        String adjustment = way.adjustment().name();
        add(outcome, adjustment, what, SAMPLES, before.length, after.length);
        add(outcome, adjustment, what, PATIENTS, patients(before), patients(after));
        counted.forEach((unit, some) -> add(outcome, adjustment, what, unit, count(before, some), count(after, some)));
        return after;
    }

    private long patients(int[] some) {
        return IntStream.of(some)
                .mapToObj(i -> samples.patientIds()[i])
                .distinct()
                .count();
    }

    private static long count(int[] left, boolean[] some) {
        return IntStream.of(left).filter(i -> some[i]).count();
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

    /** Who is counted beside samples and patients, by unit; nobody where the cohort does not define the outcome. */
    private Map<String, boolean[]> counted(Outcome outcome) {
        Map<String, boolean[]> counted = new LinkedHashMap<>();
        if (outcome.kind() == Outcome.Kind.LABEL && samples.labels().containsKey(outcome.id())) {
            byte[] status = samples.labels().get(outcome.id());
            counted.put("positives", those(status, 1));
            counted.put("negatives", those(status, 0));
        } else if (outcome.kind() == Outcome.Kind.ENDPOINT
                && samples.endpoints().containsKey(outcome.id())) {
            counted.put("events", those(samples.endpoints().get(outcome.id()).event(), 1));
        }
        return counted;
    }

    private static boolean[] those(byte[] status, int which) {
        boolean[] those = new boolean[status.length];
        for (int i = 0; i < those.length; i++) {
            those[i] = status[i] == which;
        }
        return those;
    }
}
