package io.prominence.scan;

import static io.prominence.domain.EffectScale.AUC;
import static io.prominence.domain.EffectScale.FISHER_Z;
import static io.prominence.domain.EffectScale.LOG2_FOLD_CHANGE;
import static io.prominence.domain.EffectScale.LOG_HAZARD_RATIO;
import static io.prominence.domain.Outcome.Kind.ENDPOINT;
import static io.prominence.domain.Outcome.Kind.LABEL;
import static io.prominence.domain.Outcome.Kind.MARKER;
import static io.prominence.scan.Method.Adjustable.NO;
import static io.prominence.scan.Method.Adjustable.YES;
import static io.prominence.scan.Method.MarkerRole.GENE;
import static io.prominence.scan.Method.MarkerRole.PARTNER;
import static io.prominence.scan.Route.once;

import io.prominence.stats.CoxModel;
import io.prominence.stats.ModeratedT;
import io.prominence.stats.Pearson;
import io.prominence.stats.Spearman;
import io.prominence.stats.Voom;
import io.prominence.stats.VoomTrend;
import io.prominence.stats.Wilcoxon;
import java.util.List;
import java.util.Optional;

/** The method registry: one line a method. */
public final class Methods {
    /** Moderated t of counts: the trend of all genes gives each observation its weight. */
    private static final Route VOOM = Route.twice(
            (d, filter) -> Voom.survey(d.group(), d.covariates(), d.librarySizes(), filter),
            (d, filter, survey) -> Voom.prepare(d.group(), d.covariates(), d.librarySizes(), filter, trend(d, survey)));

    private static final List<Method> ALL = List.of(
            new Method(
                    "pearson",
                    FISHER_Z,
                    MARKER,
                    PARTNER,
                    YES,
                    once((d, filter) -> Pearson.prepare(d.marker(), d.covariates(), filter))),
            new Method(
                    "spearman",
                    FISHER_Z,
                    MARKER,
                    PARTNER,
                    YES,
                    once((d, filter) -> Spearman.prepare(d.marker(), d.covariates(), filter))),
            new Method(
                    "moderated-t",
                    LOG2_FOLD_CHANGE,
                    LABEL,
                    GENE,
                    YES,
                    once((d, filter) -> ModeratedT.prepare(d.group(), d.covariates(), filter))
                            .then(Methods::moderate)
                            .ofCounts(VOOM.then(Methods::moderate))),
            new Method("wilcoxon", AUC, LABEL, GENE, NO, once((d, filter) -> Wilcoxon.prepare(d.group(), filter))),
            new Method(
                    "cox",
                    LOG_HAZARD_RATIO,
                    ENDPOINT,
                    GENE,
                    YES,
                    once((d, filter) -> CoxModel.prepare(d.time(), d.event(), d.entry(), d.covariates(), filter))));

    private Methods() {}

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

    private static VoomTrend trend(Design design, EstimateColumns survey) {
        return VoomTrend.fit(
                survey.definedAverageExpressions(),
                survey.definedResidualVariances(),
                Voom.meanLogLibrary(design.group(), design.covariates(), design.librarySizes()));
    }

    private static void moderate(EstimateColumns estimates) {
        ModeratedT.Moderation moderation =
                ModeratedT.Moderation.fit(estimates.definedResidualVariances(), estimates.definedDf());
        estimates.revise((estimate, gene) -> moderation.apply(estimate));
    }
}
