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
import static io.prominence.scan.Method.Completion.NONE;

import io.prominence.stats.CoxModel;
import io.prominence.stats.ModeratedT;
import io.prominence.stats.Pearson;
import io.prominence.stats.Spearman;
import io.prominence.stats.Wilcoxon;
import java.util.List;
import java.util.Optional;

/** The method registry: one line a method. */
public final class Methods {
    private static final List<Method> ALL = List.of(
            new Method(
                    "pearson",
                    FISHER_Z,
                    MARKER,
                    YES,
                    (d, filter) -> Pearson.prepare(d.marker(), d.covariates(), filter),
                    NONE),
            new Method(
                    "spearman",
                    FISHER_Z,
                    MARKER,
                    YES,
                    (d, filter) -> Spearman.prepare(d.marker(), d.covariates(), filter),
                    NONE),
            new Method(
                    "moderated-t",
                    LOG2_FOLD_CHANGE,
                    LABEL,
                    YES,
                    (d, filter) -> ModeratedT.prepare(d.group(), d.covariates(), filter),
                    Methods::moderate),
            new Method("wilcoxon", AUC, LABEL, NO, (d, filter) -> Wilcoxon.prepare(d.group(), filter), NONE),
            new Method(
                    "cox",
                    LOG_HAZARD_RATIO,
                    ENDPOINT,
                    YES,
                    (d, filter) -> CoxModel.prepare(d.time(), d.event(), d.entry(), d.covariates(), filter),
                    NONE));

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

    private static void moderate(EstimateColumns estimates) {
        ModeratedT.Moderation moderation =
                ModeratedT.Moderation.fit(estimates.definedResidualVariances(), estimates.definedDf());
        estimates.revise(moderation::apply);
    }
}
