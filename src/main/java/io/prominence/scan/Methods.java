package io.prominence.scan;

import static io.prominence.domain.EffectScale.AUC;
import static io.prominence.domain.EffectScale.FISHER_Z;
import static io.prominence.domain.EffectScale.FISHER_Z_DIFFERENCE;
import static io.prominence.domain.EffectScale.LOG2_FOLD_CHANGE;
import static io.prominence.domain.EffectScale.LOG2_FOLD_CHANGE_CHANGE;
import static io.prominence.domain.EffectScale.LOG_HAZARD_RATIO;
import static io.prominence.domain.EffectScale.LOG_HAZARD_RATIO_CHANGE;
import static io.prominence.domain.Outcome.Kind.ENDPOINT;
import static io.prominence.domain.Outcome.Kind.LABEL;
import static io.prominence.domain.Outcome.Kind.MARKER;
import static io.prominence.scan.Method.Adjustable.BY_MODIFIER;
import static io.prominence.scan.Method.Adjustable.NO;
import static io.prominence.scan.Method.Adjustable.YES;
import static io.prominence.scan.Method.MarkerRole.GENE;
import static io.prominence.scan.Method.MarkerRole.PARTNER;
import static io.prominence.scan.Method.Reading.ORDER;
import static io.prominence.scan.Method.Reading.VALUES;
import static io.prominence.scan.Route.once;

import io.prominence.stats.CoxErrors;
import io.prominence.stats.CoxModel;
import io.prominence.stats.CoxOptions;
import io.prominence.stats.CoxScore;
import io.prominence.stats.CoxTest;
import io.prominence.stats.CoxTies;
import io.prominence.stats.DifferentialCorrelation;
import io.prominence.stats.DuplicateCorrelation;
import io.prominence.stats.Kendall;
import io.prominence.stats.ModeratedT;
import io.prominence.stats.ModeratedT.Moderation;
import io.prominence.stats.ModeratedT.Robustness;
import io.prominence.stats.ModeratedT.Trend;
import io.prominence.stats.Pearson;
import io.prominence.stats.Spearman;
import io.prominence.stats.Voom;
import io.prominence.stats.VoomTrend;
import io.prominence.stats.WelchT;
import io.prominence.stats.Wilcoxon;
import java.util.List;
import java.util.Optional;

/** The method registry: one line a method. */
public final class Methods {
    /** Moderated t of what is measured on a log scale. */
    private static final Route RAW = once((d, filter) -> ModeratedT.prepare(d.group(), d.covariates(), filter));

    /** Moderated t of counts: the trend of all genes gives each observation its weight. */
    private static final Route VOOM = Route.twice(
            (d, filter) -> Voom.survey(d.group(), d.covariates(), d.librarySizes(), filter),
            (d, filter, survey) -> Voom.prepare(d.group(), d.covariates(), d.librarySizes(), filter, trend(d, survey)));

    /** The same with a level per patient. */
    private static final Route PAIRED_VOOM = Route.twice(
            (d, filter) -> Voom.surveyPaired(d.group(), d.clusters(), d.covariates(), d.librarySizes(), filter),
            (d, filter, survey) -> Voom.preparePaired(
                    d.group(), d.clusters(), d.covariates(), d.librarySizes(), filter, pairedTrend(d, survey)));

    /** Moderated t of samples that are correlated within patients, by as much as all genes agree on. */
    private static final Route BLOCKED = Route.twice(
            (d, filter) -> DuplicateCorrelation.prepareSurvey(d.group(), d.clusters(), d.covariates(), filter),
            (d, filter, survey) -> ModeratedT.prepareBlocked(
                    d.group(),
                    d.clusters(),
                    DuplicateCorrelation.consensus(survey.definedEffects()),
                    d.covariates(),
                    filter));

    private static final CoxOptions COX = CoxOptions.withDefaults();

    private static final List<Method> ALL = List.of(
            marker("pearson", VALUES, once((d, filter) -> Pearson.prepare(d.marker(), d.covariates(), filter))),
            marker("spearman", ORDER, once((d, filter) -> Spearman.prepare(d.marker(), d.covariates(), filter))),
            marker("kendall", ORDER, once((d, filter) -> Kendall.prepare(d.marker(), d.covariates(), filter))),
            moderated(
                    "moderated-t",
                    RAW.then(moderate(Trend.NONE, Robustness.NONE))
                            .ofCounts(VOOM.then(moderate(Trend.NONE, Robustness.NONE)))),
            moderated("moderated-t-trend", RAW.then(moderate(Trend.AVERAGE_EXPRESSION, Robustness.NONE))),
            moderated(
                    "moderated-t-robust",
                    RAW.then(moderate(Trend.NONE, Robustness.OUTLYING_GENES))
                            .ofCounts(VOOM.then(moderate(Trend.NONE, Robustness.OUTLYING_GENES)))),
            moderated(
                    "moderated-t-trend-robust",
                    RAW.then(moderate(Trend.AVERAGE_EXPRESSION, Robustness.OUTLYING_GENES))),
            moderated(
                    "moderated-t-paired",
                    once((d, f) -> ModeratedT.preparePaired(d.group(), d.clusters(), d.covariates(), f))
                            .then(moderate(Trend.NONE, Robustness.NONE))
                            .ofCounts(PAIRED_VOOM.then(moderate(Trend.NONE, Robustness.NONE)))),
            moderated("moderated-t-block", BLOCKED.then(moderate(Trend.NONE, Robustness.NONE))),
            new Method(
                    "moderated-t-interaction",
                    LOG2_FOLD_CHANGE_CHANGE,
                    LABEL,
                    GENE,
                    VALUES,
                    BY_MODIFIER,
                    once((d, f) -> ModeratedT.prepareInteraction(d.group(), d.modifier(), d.covariates(), f))
                            .then(moderate(Trend.NONE, Robustness.NONE))),
            new Method(
                    "welch-t", LOG2_FOLD_CHANGE, LABEL, GENE, VALUES, NO, once((d, f) -> WelchT.prepare(d.group(), f))),
            new Method(
                    "wilcoxon", AUC, LABEL, GENE, ORDER, NO, once((d, filter) -> Wilcoxon.prepare(d.group(), filter))),
            new Method(
                    "differential-coexpression",
                    FISHER_Z_DIFFERENCE,
                    LABEL,
                    PARTNER,
                    VALUES,
                    YES,
                    once((d, f) -> DifferentialCorrelation.prepare(d.marker(), d.group(), d.covariates(), f))),
            cox("cox", COX),
            cox("cox-breslow", COX.with(CoxTies.BRESLOW)),
            cox("cox-robust", COX.with(CoxErrors.CLUSTERED)),
            cox("cox-likelihood-ratio", COX.with(CoxTest.LIKELIHOOD_RATIO)),
            survival("cox-score", once((d, f) -> CoxScore.prepare(d.survival(), d.covariates(), f))),
            new Method(
                    "cox-interaction",
                    LOG_HAZARD_RATIO_CHANGE,
                    ENDPOINT,
                    GENE,
                    VALUES,
                    BY_MODIFIER,
                    once((d, f) -> CoxModel.prepareInteraction(d.survival(), d.modifier(), d.covariates(), f))));

    private Methods() {}

    private static Method marker(String id, Method.Reading reading, Route route) {
        return new Method(id, FISHER_Z, MARKER, PARTNER, reading, YES, route);
    }

    private static Method moderated(String id, Route route) {
        return new Method(id, LOG2_FOLD_CHANGE, LABEL, GENE, VALUES, YES, route);
    }

    private static Method cox(String id, CoxOptions options) {
        return survival(id, once((d, f) -> CoxModel.prepare(d.survival(), d.covariates(), f, options)));
    }

    private static Method survival(String id, Route route) {
        return new Method(id, LOG_HAZARD_RATIO, ENDPOINT, GENE, VALUES, YES, route);
    }

    /** Every method, in the order of tables. */
    public static List<Method> all() {
        return ALL;
    }

    /** Ids of every method. */
    public static List<String> ids() {
        return ALL.stream().map(Method::id).toList();
    }

    /** The method of this id. */
    public static Optional<Method> byId(String id) {
        return ALL.stream().filter(method -> method.id().equals(id)).findFirst();
    }

    private static VoomTrend trend(Design d, EstimateColumns survey) {
        return trend(survey, Voom.meanLogLibrary(d.group(), d.covariates(), d.librarySizes()));
    }

    private static VoomTrend pairedTrend(Design d, EstimateColumns survey) {
        return trend(survey, Voom.meanLogLibraryPaired(d.group(), d.clusters(), d.covariates(), d.librarySizes()));
    }

    private static VoomTrend trend(EstimateColumns survey, double meanLogLibrary) {
        return VoomTrend.fit(survey.definedAverageExpressions(), survey.definedResidualVariances(), meanLogLibrary);
    }

    private static Route.Completion moderate(Trend trend, Robustness robustness) {
        return estimates -> {
            Moderation moderation = Moderation.fit(
                    estimates.definedResidualVariances(),
                    estimates.definedDf(),
                    estimates.definedAverageExpressions(),
                    trend,
                    robustness);
            estimates.revise(moderation::apply);
        };
    }
}
