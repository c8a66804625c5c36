package io.prominence.cli.pipeline;

import io.prominence.analysis.AssociationSet;
import io.prominence.analysis.CohortTables;
import io.prominence.analysis.GenomeWideAssociation;
import io.prominence.analysis.Pooling;
import io.prominence.results.Association;
import io.prominence.results.CohortSummary;
import io.prominence.results.FlowCount;
import io.prominence.results.GeneCoverage;
import io.prominence.results.Multiplicity;
import io.prominence.results.OutcomeCount;
import io.prominence.results.Pooled;
import io.prominence.results.TableWriter;
import io.prominence.results.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        return List.of(context.study().marker(), context.study().associate());
    }

    @Override
    public List<String> outputs() {
        return Stream.of(
                        CohortSummary.class,
                        OutcomeCount.class,
                        FlowCount.class,
                        GeneCoverage.class,
                        Association.class,
                        Pooled.class,
                        Multiplicity.class)
                .map(Tables::path)
                .toList();
    }

    @Override
    public void execute(StageContext context) {
        Map<String, double[]> marker = context.panels().markerValues();
        context.write(CohortSummary.class, CohortTables.summaries(context.cohorts(), marker.keySet()));
        context.write(OutcomeCount.class, CohortTables.outcomes(context.cohorts()));
        context.write(FlowCount.class, CohortTables.flow(context.cohorts()));
        context.write(GeneCoverage.class, context.panels().coverage());
        AssociationSet associations = new GenomeWideAssociation(
                        context.session(), context.plan(), context.study().marker())
                .run(context.inputs());
        List<Multiplicity> families = new ArrayList<>();
        writeAssociations(context, associations, families);
        writePooled(context, associations, families);
        context.write(Multiplicity.class, families);
    }

    private static void writeAssociations(
            StageContext context, AssociationSet associations, List<Multiplicity> families) {
        try (TableWriter<Association> table = context.open(Association.class)) {
            Counting counting = new Counting(context, "writing associations", associations.rows());
            GenomeWideAssociation.forEachRow(
                    associations,
                    row -> {
                        table.append(row);
                        counting.one();
                    },
                    families::add);
            context.count(Association.class, table.finish());
        }
    }

    private static void writePooled(StageContext context, AssociationSet associations, List<Multiplicity> families) {
        try (TableWriter<Pooled> table = context.open(Pooled.class)) {
            Counting counting = new Counting(context, "pooling genes", -1);
            new Pooling(context.plan().pooling())
                    .forEachRow(
                            associations,
                            row -> {
                                table.append(row);
                                counting.one();
                            },
                            families::add);
            context.count(Pooled.class, table.finish());
        }
    }

    /** Reports every so many rows. */
    private static final class Counting {
        private static final int EVERY = 4096;

        private final StageContext context;
        private final String work;
        private final long total;
        private long done;

        Counting(StageContext context, String work, long total) {
            this.context = context;
            this.work = work;
            this.total = total;
        }

        void one() {
            if (++done % EVERY == 0) {
                context.progress().at(work, done, total);
            }
        }
    }
}
