package io.prominence.analysis;

import io.prominence.domain.Adjustment;
import io.prominence.domain.AssociatePlan;
import io.prominence.results.CoxTerm;
import io.prominence.results.SurvivalPoint;
import io.prominence.results.SurvivalSplit;
import io.prominence.scan.Design;
import io.prominence.stats.CoxFit;
import io.prominence.stats.CoxModel;
import io.prominence.stats.KaplanMeier;
import io.prominence.stats.LogRank;
import io.prominence.stats.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The marker and one endpoint of one cohort. */
final class MarkerSurvival {
    private static final String LOW = "low";
    private static final String HIGH = "high";

    private final String cohort;
    private final String cancer;
    private final String endpoint;
    private final String marker;
    private final AssociatePlan plan;

    MarkerSurvival(String cohort, String cancer, String endpoint, String marker, AssociatePlan plan) {
        this.cohort = cohort;
        this.cancer = cancer;
        this.endpoint = endpoint;
        this.marker = marker;
        this.plan = plan;
    }

    /** Compares the halves below and above the median; the steps of both curves are added to {@code curves}. */
    SurvivalSplit split(Optional<double[]> values, Optional<Design> design, List<SurvivalPoint> curves) {
        if (values.isEmpty() || design.isEmpty()) {
            return noSplit(null, 0, 0, 0, 0, Undefined.NOT_AVAILABLE);
        }
        MarkerHalves halves = MarkerHalves.of(values.get(), design.get());
        if (halves.size() < plan.minSamples()) {
            return noSplit(halves, Undefined.TOO_FEW_SAMPLES);
        }
        if (halves.events(0) + halves.events(1) < plan.minEvents()) {
            return noSplit(halves, Undefined.TOO_FEW_EVENTS);
        }
        if (halves.count(0) == 0 || halves.count(1) == 0) {
            return noSplit(halves, Undefined.LOW_VARIANCE);
        }
        KaplanMeier low = halves.curve(0);
        KaplanMeier high = halves.curve(1);
        add(LOW, low, curves);
        add(HIGH, high, curves);
        LogRank test = LogRank.test(halves.time(), halves.event(), halves.entry(), halves.group());
        if (test.undefined() != null) {
            return noSplit(halves, test.undefined());
        }
        return new SurvivalSplit(
                cohort,
                cancer,
                endpoint,
                halves.cut(),
                halves.count(0),
                halves.count(1),
                halves.events(0),
                halves.events(1),
                Numbers.finiteOrMissing(low.median()),
                Numbers.finiteOrMissing(high.median()),
                test.chiSquared(),
                Numbers.p(test.logP()),
                Numbers.negLog10(test.logP()),
                null);
    }

    private SurvivalSplit noSplit(MarkerHalves halves, Undefined reason) {
        return noSplit(halves.cut(), halves.count(0), halves.count(1), halves.events(0), halves.events(1), reason);
    }

    private SurvivalSplit noSplit(Double cut, int low, int high, int eventsLow, int eventsHigh, Undefined reason) {
        Double known = cut == null || cut.isNaN() ? null : cut;
        return new SurvivalSplit(
                cohort,
                cancer,
                endpoint,
                known,
                low,
                high,
                eventsLow,
                eventsHigh,
                null,
                null,
                null,
                null,
                null,
                reason.id());
    }

    private void add(String group, KaplanMeier curve, List<SurvivalPoint> curves) {
        for (KaplanMeier.Step step : curve.steps()) {
            curves.add(new SurvivalPoint(
                    cohort,
                    endpoint,
                    group,
                    step.time(),
                    step.atRisk(),
                    step.events(),
                    step.censored(),
                    step.survival(),
                    Numbers.orMissing(step.ciLow()),
                    Numbers.orMissing(step.ciHigh())));
        }
    }

    /** Cox's model of the marker with the covariates of an adjustment: one row a term. */
    List<CoxTerm> cox(Optional<double[]> values, Optional<Design> design, Adjustment adjustment) {
        if (values.isEmpty() || design.isEmpty()) {
            return List.of(noTerm(adjustment, marker, 0, 0, Undefined.NOT_AVAILABLE));
        }
        List<String> names = new ArrayList<>(List.of(marker));
        names.addAll(design.get().terms());
        double[][] columns = new double[names.size()][];
        columns[0] = values.get();
        System.arraycopy(design.get().covariates(), 0, columns, 1, columns.length - 1);
        CoxFit fit = CoxModel.fit(design.get().survival(), columns);
        Undefined refusal = fit.n() < plan.minSamples()
                ? Undefined.TOO_FEW_SAMPLES
                : fit.events() < plan.minEvents() ? Undefined.TOO_FEW_EVENTS : null;
        List<CoxTerm> terms = new ArrayList<>();
        for (int term = 0; term < names.size(); term++) {
            Undefined reason = refusal == null ? fit.undefined(term) : refusal;
            terms.add(
                    reason == null
                            ? term(fit, term, names.get(term), adjustment)
                            : noTerm(adjustment, names.get(term), fit.n(), fit.events(), reason));
        }
        return terms;
    }

    private CoxTerm term(CoxFit fit, int term, String name, Adjustment adjustment) {
        return new CoxTerm(
                cohort,
                cancer,
                endpoint,
                adjustment.name(),
                name,
                fit.n(),
                fit.events(),
                fit.coefficients()[term],
                fit.standardErrors()[term],
                Math.exp(fit.coefficients()[term]),
                Math.exp(fit.ciLow()[term]),
                Math.exp(fit.ciHigh()[term]),
                fit.z()[term],
                Numbers.p(fit.logP()[term]),
                Numbers.negLog10(fit.logP()[term]),
                null);
    }

    private CoxTerm noTerm(Adjustment adjustment, String name, int n, int events, Undefined reason) {
        return new CoxTerm(
                cohort,
                cancer,
                endpoint,
                adjustment.name(),
                name,
                n,
                events,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                reason.id());
    }
}
