package io.prominence.cli;

import io.prominence.classifier.ModelBundle;
import io.prominence.classifier.RecalibrationPlan;
import io.prominence.classifier.ScorePlan;
import io.prominence.classifier.ScoreResult;
import io.prominence.classifier.Scoring;
import io.prominence.cli.pipeline.CompleteRuns;
import io.prominence.cli.pipeline.RunView;
import io.prominence.domain.ConfigurationException;
import io.prominence.domain.Identified;
import io.prominence.domain.StudyDefinition;
import io.prominence.lake.CohortVersion;
import io.prominence.lake.Lake;
import io.prominence.lake.LakeSession;
import io.prominence.lake.SessionSettings;
import io.prominence.results.Storage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Applies a saved model to a cohort of the lake, or to files. */
@Command(
        name = "score",
        description =
                "Applies a saved model to a cohort of the lake, or to files: a probability for every sample, how the"
                        + " samples differ from those of training, and measures where the status is known.",
        mixinStandardHelpOptions = true)
final class ScoreCommand implements Callable<Integer> {
    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "a study's configuration: its lake, its newest run's model, its gene tables")
    private Path config;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "a key of the study's configuration, or a name that its files use; can be repeated")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--run",
            paramLabel = "DIR",
            description = "run whose model is applied (default: the newest complete)")
    private Path run;

    @Option(names = "--model", paramLabel = "DIR", description = "folder of the model, instead of a run's")
    private String model;

    @Mixin
    private ScoreSource source;

    @Option(
            names = "--recalibrate",
            paramLabel = "KIND",
            description =
                    "intercept or intercept-and-slope: moves the probabilities to what happened in the samples whose status"
                            + " is known, into a column of their own")
    private String recalibrate;

    @Option(
            names = "--recalibrate-on",
            paramLabel = "COLUMN=VALUE",
            description =
                    "fits the recalibration on these samples alone, by a clinical column (default: on all whose status is"
                            + " known, each by the fit of the others)")
    private String recalibrateOn;

    @Option(
            names = "--least-measured",
            paramLabel = "SHARE",
            description = "smallest share of the model's genes that must be measured, 0 to 1 (default: 0.5)",
            defaultValue = "0.5")
    private double leastMeasured;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "folder of the tables (default: _scores/<cohort> beside the runs of the study; without one"
                    + " scores/<cohort> here)")
    private String out;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        source.check();
        ScorePlan plan = plan();
        Optional<StudyDefinition> study = study();
        String folder = modelFolder(study);
        try (Console console = output.console();
                LakeSession session = LakeSession.open(SessionSettings.standard())) {
            ModelBundle bundle = ModelBundle.load(session, folder);
            Scoring scoring = new Scoring(bundle, plan);
            if (source.cohort() != null) {
                CohortVersion version = inLake(session, study.orElseThrow());
                String target = target(study, version.card().id());
                finish(console, session, bundle, scoring, version, Optional.empty(), target);
            } else {
                fromFiles(console, session, study, bundle, scoring);
            }
            return 0;
        }
    }

    private void fromFiles(
            Console console,
            LakeSession session,
            Optional<StudyDefinition> study,
            ModelBundle bundle,
            Scoring scoring) {
        List<String> tables = source.tables(study.map(StudyDefinition::genes).orElse(List.of()));
        var definition = source.definition(bundle, tables);
        scoring.requireScale(
                definition.id(),
                new io.prominence.domain.ValueScale(
                        definition.expression().unit(), definition.expression().transforms()));
        String target = target(study, definition.id());
        try (TemporaryLake lake = new TemporaryLake(session, target, console)) {
            CohortVersion version = lake.ingest(definition, tables);
            finish(console, session, bundle, scoring, version, TemporaryLake.quarantine(version), target);
        }
    }

    private static void finish(
            Console console,
            LakeSession session,
            ModelBundle bundle,
            Scoring scoring,
            CohortVersion version,
            Optional<String> quarantine,
            String target) {
        ScoreResult result = scoring.score(version);
        new ScoreFolder(new Storage(session.hadoop()), target).write(bundle, version.card(), quarantine, result);
        ScoreAnswer.lines(bundle, version.card(), result).forEach(console::answer);
        console.answer("tables: " + target);
    }

    private Optional<StudyDefinition> study() {
        if (config == null && (source.cohort() != null || model == null)) {
            throw new ConfigurationException("Cannot score: "
                    + (model == null ? "nothing says which model. " : "nothing says which lake the cohort is in. ")
                    + "Give the study with -c study.conf"
                    + (model == null ? ", or a model with --model DIR." : "."));
        }
        if (config == null && !settings.isEmpty()) {
            throw new ConfigurationException(
                    "Cannot use --set without a study. Give -c study.conf, or --cohort-set for a cohort file.");
        }
        return Optional.ofNullable(config)
                .map(file -> StudyOptions.loader().load(file, settings).definition());
    }

    private String modelFolder(Optional<StudyDefinition> study) {
        if (model != null) {
            return LakeChoice.absolute(model);
        }
        RunView chosen = run == null
                ? CompleteRuns.newest(study.orElseThrow())
                : CompleteRuns.at(run.toAbsolutePath().normalize().toString());
        return chosen.model()
                .orElseThrow(() -> new ConfigurationException("Cannot score: the run " + chosen.folder()
                        + " has no classifier/model. Name a run that trained with --run, or a model with --model."));
    }

    private CohortVersion inLake(LakeSession session, StudyDefinition study) {
        Lake lake = new Lake(session, study.lake());
        return lake.latest(source.cohort()).orElseThrow(() -> NotInLake.cohort("score", source.cohort(), lake));
    }

    private String target(Optional<StudyDefinition> study, String cohort) {
        if (out != null) {
            return LakeChoice.absolute(out);
        }
        return study.map(known -> known.runs() + "/" + known.id() + "/_scores/" + cohort)
                .orElseGet(() -> LakeChoice.absolute("scores/" + cohort));
    }

    private ScorePlan plan() {
        if (!(leastMeasured >= 0 && leastMeasured <= 1)) {
            throw new ConfigurationException(
                    "Cannot use --least-measured " + leastMeasured + ": it is a share. Give a number from 0 to 1.");
        }
        if (recalibrate == null && recalibrateOn != null) {
            throw new ConfigurationException(
                    "Cannot use --recalibrate-on alone. Give --recalibrate intercept or --recalibrate"
                            + " intercept-and-slope too.");
        }
        return new ScorePlan(Optional.ofNullable(recalibrate).map(this::recalibration), leastMeasured);
    }

    private RecalibrationPlan recalibration(String kind) {
        RecalibrationPlan.Kind known = Identified.find(RecalibrationPlan.Kind.class, kind)
                .orElseThrow(() -> new ConfigurationException(
                        "Cannot use --recalibrate " + kind + ": it is not known. Give one of "
                                + String.join(", ", Identified.ids(RecalibrationPlan.Kind.class)) + "."));
        return new RecalibrationPlan(known, Optional.ofNullable(recalibrateOn).map(ScoreCommand::subset));
    }

    private static RecalibrationPlan.Subset subset(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new ConfigurationException(
                    "Cannot use --recalibrate-on " + text + ": there is no column before an '='. Give COLUMN=VALUE.");
        }
        return new RecalibrationPlan.Subset(text.substring(0, equals), text.substring(equals + 1));
    }
}
