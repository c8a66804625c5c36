package io.prominence.cli.pipeline;

import io.prominence.domain.Progress;
import io.prominence.domain.StudyDefinition;
import java.util.List;

/** Makes the page of a complete run from its tables, without Spark. */
public final class RunReport {
    private RunReport() {}

    /** Writes the page; gives its path. */
    public static String write(StudyDefinition study, RunView run) {
        StageContext context = new StageContext(study, null, List.of(), run.tables(), Progress.SILENT);
        context.manifest(run.manifest());
        context.folder().writeText(ReportStage.FILE, ReportPage.render(context));
        return context.path(ReportStage.FILE);
    }
}
