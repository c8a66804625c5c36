package io.prominence.cli.pipeline;

import java.util.List;

/** The page. It names its run, and so is made anew for every run. */
final class ReportStage implements Stage {
    static final String NAME = "report";
    static final String FILE = "report.html";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> reads() {
        return List.of(AssociateStage.NAME, DossierStage.NAME, TrainStage.NAME);
    }

    @Override
    public Object inputs(StageContext context) {
        return List.of(context.study().marker(), context.study().associate());
    }

    @Override
    public List<String> outputs() {
        return List.of(FILE);
    }

    @Override
    public void execute(StageContext context) {
        context.folder().writeText(FILE, ReportPage.render(context));
    }
}
