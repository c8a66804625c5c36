package io.prominence.cli.pipeline;

import io.prominence.analysis.MarkerDossier;
import io.prominence.analysis.MarkerForest;
import io.prominence.results.Association;
import io.prominence.results.CoxTerm;
import io.prominence.results.ForestRow;
import io.prominence.results.GroupDifference;
import io.prominence.results.Pooled;
import io.prominence.results.SurvivalPoint;
import io.prominence.results.SurvivalSplit;
import io.prominence.results.Tables;
import java.util.List;
import java.util.stream.Stream;

/** The marker in depth. */
final class DossierStage implements Stage {
    static final String NAME = "dossier";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> reads() {
        return List.of(AssociateStage.NAME);
    }

    @Override
    public Object inputs(StageContext context) {
        return List.of(context.study().marker(), context.study().associate());
    }

    @Override
    public List<String> outputs() {
        return Stream.of(
                        SurvivalPoint.class, SurvivalSplit.class, CoxTerm.class, GroupDifference.class, ForestRow.class)
                .map(Tables::path)
                .toList();
    }

    @Override
    public void execute(StageContext context) {
        String marker = context.study().marker();
        MarkerDossier dossier = MarkerDossier.of(context.inputs(), context.plan(), marker);
        context.write(SurvivalPoint.class, dossier.curves());
        context.write(SurvivalSplit.class, dossier.splits());
        context.write(CoxTerm.class, dossier.terms());
        context.write(GroupDifference.class, dossier.differences());
        try (Stream<Association> associations = context.stream(Association.class);
                Stream<Pooled> pooled = context.stream(Pooled.class)) {
            context.write(
                    ForestRow.class,
                    MarkerForest.of(
                            associations
                                    .filter(row -> marker.equals(row.geneSymbol()))
                                    .toList(),
                            pooled.filter(row -> marker.equals(row.geneSymbol()))
                                    .toList()));
        }
    }
}
