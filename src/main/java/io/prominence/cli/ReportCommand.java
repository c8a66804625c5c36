package io.prominence.cli;

import io.prominence.cli.config.Study;
import io.prominence.cli.pipeline.RunReport;
import io.prominence.cli.pipeline.RunView;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes the page of a run anew. */
@Command(
        name = "report",
        description = "Makes report.html of a complete run from its tables.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    @Mixin
    private RunChoice choice;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        try (Console console = output.console()) {
            Study study = choice.study();
            RunView run = choice.run(study);
            console.answer("report: " + RunReport.write(study.definition(), run));
            return 0;
        }
    }
}
