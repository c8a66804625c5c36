package io.prominence.cli;

import io.prominence.classifier.ModelBundle;
import io.prominence.classifier.ScoreResult;
import io.prominence.classifier.Scoring;
import io.prominence.cli.config.Study;
import io.prominence.cli.pipeline.RunView;
import io.prominence.domain.ConfigurationException;
import io.prominence.lake.CohortVersion;
import io.prominence.lake.Lake;
import io.prominence.lake.LakeSession;
import io.prominence.lake.SessionSettings;
import io.prominence.results.Prediction;
import io.prominence.results.Storage;
import io.prominence.results.TableWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Applies the model of a run to a cohort of the lake. */
@Command(
        name = "score",
        description = "Applies the model of a run to a cohort of the lake: a probability for every sample.",
        mixinStandardHelpOptions = true)
final class ScoreCommand implements Callable<Integer> {
    @Mixin
    private RunChoice choice;

    @Option(names = "--cohort", required = true, paramLabel = "ID", description = "the cohort, as the lake names it")
    private String cohort;

    @Option(
            names = "--model",
            paramLabel = "DIR",
            description = "folder of the model (default: classifier/model of the run)")
    private Path model;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "folder of the table of predictions (default: _scores/<cohort> beside the runs of the study)")
    private Path out;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        Study study = choice.study();
        String bundleFolder = model == null ? modelOf(choice.run(study)) : absolute(model);
        try (Console console = output.console();
                LakeSession session = LakeSession.open(SessionSettings.standard())) {
            Lake lake = new Lake(session, study.definition().lake());
            CohortVersion version = lake.latest(cohort).orElseThrow(() -> NotInLake.cohort("score", cohort, lake));
            ScoreResult scores = Scoring.score(ModelBundle.load(session, bundleFolder), version);
            String target = out == null
                    ? study.definition().runs() + "/" + study.definition().id() + "/_scores/" + cohort
                    : absolute(out);
            long rows = TableWriter.write(
                    new Storage(session.hadoop()), target, Prediction.class, scores.predictions().stream());
            scores.warnings().forEach(warning -> console.answer("note: " + warning));
            console.answer(String.format(
                    Locale.ROOT,
                    "%s: %,d samples scored; %,d of the model's %,d genes are measured",
                    cohort,
                    rows,
                    scores.genes().size() - scores.genesMissing().size(),
                    scores.genes().size()));
            console.answer("predictions: " + target);
            return 0;
        }
    }

    private static String modelOf(RunView run) {
        return run.model()
                .orElseThrow(() -> new ConfigurationException("Cannot score: the run " + run.folder()
                        + " has no classifier/model. Name a run that trained with --run, or a model with --model."));
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }
}
