package io.prominence.cli.pipeline;

import io.prominence.analysis.AdjustmentCautions;
import io.prominence.analysis.AssociationSet;
import io.prominence.analysis.BatchAssociations;
import io.prominence.analysis.CohortQualities;
import io.prominence.analysis.CohortTables;
import io.prominence.analysis.GenomeWideAssociation;
import io.prominence.analysis.KindCheck;
import io.prominence.analysis.Pooling;
import io.prominence.analysis.SampleFlow;
import io.prominence.domain.AssociatePlan;
import io.prominence.domain.Outcome;
import io.prominence.results.Association;
import io.prominence.results.BatchAssociation;
import io.prominence.results.CohortQuality;
import io.prominence.results.CohortSummary;
import io.prominence.results.FlaggedSample;
import io.prominence.results.FlowCount;
import io.prominence.results.GeneCoverage;
import io.prominence.results.Multiplicity;
import io.prominence.results.OutcomeCount;
import io.prominence.results.Permutation;
import io.prominence.results.Pooled;
import io.prominence.results.Specificity;
import io.prominence.results.TableWriter;
import io.prominence.results.Tables;
import io.prominence.scan.Analysis;
import io.prominence.scan.CohortInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Every gene of every cohort against marker, labels and endpoints, and pooled. */
final class AssociateStage implements Stage {
    static final String NAME = "associate";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> reads() {
        return List.of();
    }

    @Override
    public Object inputs(StageContext context) {
        return List.of(
                context.study().marker(),
                context.study().associate(),
                context.study().seed());
    }

    @Override
    public List<String> outputs() {
        return Stream.of(
                        CohortSummary.class,
                        OutcomeCount.class,
                        FlowCount.class,
                        GeneCoverage.class,
                        CohortQuality.class,
                        FlaggedSample.class,
                        BatchAssociation.class,
                        Association.class,
                        Pooled.class,
                        Multiplicity.class,
                        Specificity.class,
                        Permutation.class)
                .map(Tables::path)
                .toList();
    }

    @Override
    public void check(StageContext context) {
        List<Outcome> outcomes = Analysis.of(context.plan(), context.study().marker()).stream()
                .map(Analysis::outcome)
                .distinct()
                .toList();
        KindCheck.ofOutcomes(context.cohorts(), outcomes);
    }

    @Override
    public void execute(StageContext context) {
        Map<String, double[]> marker = context.panels().markerValues();
        context.write(CohortSummary.class, CohortTables.summaries(context.cohorts(), marker.keySet()));
        context.write(OutcomeCount.class, CohortTables.outcomes(context.cohorts()));
        context.write(GeneCoverage.class, context.panels().coverage());
        writeQuality(context);
        partialKendall(context.plan()).ifPresent(context::warn);
        List<CohortInput> inputs = context.inputs();
        context.write(
                FlowCount.class,
                SampleFlow.of(
                        inputs, Analysis.of(context.plan(), context.study().marker())));
        new AdjustmentCautions(context.panels(), context.study().marker())
                .of(inputs, context.plan())
                .forEach(context::warn);
        MarkerNulls nulls = new MarkerNulls(context, inputs);
        AssociationSet associations = nulls.associate();
        List<Multiplicity> families = new ArrayList<>();
        writeAssociations(context, associations, nulls, families);
        writePooled(context, associations, nulls, families);
        context.write(Multiplicity.class, families);
        nulls.write();
    }

    private static void writeQuality(StageContext context) {
        context.write(CohortQuality.class, CohortQualities.of(context.cohorts()));
        context.write(FlaggedSample.class, CohortQualities.flagged(context.cohorts()));
        List<BatchAssociation> batches = BatchAssociations.of(context.cohorts());
        context.write(BatchAssociation.class, batches);
        BatchAssociations.warnings(batches).forEach(context::warn);
    }

    private static Optional<String> partialKendall(AssociatePlan plan) {
        boolean adjusted = plan.adjustments().stream().anyMatch(adjustment -> !adjustment.isNone());
        return plan.methods().contains("kendall") && adjusted
                ? Optional.of(
                        "kendall is adjusted by partial τ, which is not 0 where gene and marker go together only"
                                + " through the covariate, and then finds too much. Trust spearman or pearson where you adjust.")
                : Optional.empty();
    }

    private static void writeAssociations(
            StageContext context, AssociationSet associations, MarkerNulls nulls, List<Multiplicity> families) {
        try (TableWriter<Association> table = context.open(Association.class)) {
            AssociationSet asked = nulls.asked(associations);
            RowCounting counting = new RowCounting(context, "writing associations", asked.rows());
            GenomeWideAssociation.forEachRow(
                    asked,
                    row -> {
                        table.append(row);
                        nulls.specificity().add(row);
                        counting.one();
                    },
                    families::add);
            context.count(Association.class, table.finish());
        }
        GenomeWideAssociation.forEachRow(
                nulls.further(associations), nulls.specificity()::add, MarkerNulls.NO_FAMILIES);
    }

    private static void writePooled(
            StageContext context, AssociationSet associations, MarkerNulls nulls, List<Multiplicity> families) {
        Pooling pooling = new Pooling(context.plan().pooling());
        try (TableWriter<Pooled> table = context.open(Pooled.class)) {
            RowCounting counting = new RowCounting(context, "pooling genes", -1);
            pooling.forEachRow(
                    nulls.asked(associations),
                    row -> {
                        table.append(row);
                        nulls.specificity().add(row);
                        counting.one();
                    },
                    families::add);
            context.count(Pooled.class, table.finish());
        }
        pooling.forEachRow(nulls.further(associations), nulls.specificity()::add, MarkerNulls.NO_FAMILIES);
    }
}
