package io.prominence.cli;

import io.prominence.cli.pipeline.VersionsInUse;
import io.prominence.domain.ConfigurationException;
import io.prominence.lake.Lake;
import io.prominence.lake.LakeSession;
import io.prominence.lake.Pruning;
import io.prominence.results.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Removes old versions that no run refers to. */
@Command(
        name = "prune",
        description = "Removes all but the latest versions of each cohort, but none that a run refers to, and what"
                + " killed ingests have left.",
        mixinStandardHelpOptions = true)
final class LakePruneCommand implements Callable<Integer> {
    @Parameters(paramLabel = "COHORT", arity = "0..*", description = "cohorts (default: all)")
    private List<String> cohorts = new ArrayList<>();

    @Option(
            names = "--keep",
            required = true,
            paramLabel = "N",
            description = "how many of the latest versions of each cohort stay, at least 1")
    private int keep;

    @Option(
            names = "--runs",
            paramLabel = "DIR",
            description = "a folder of runs whose versions stay (besides the study's own); can be repeated")
    private List<String> runs = new ArrayList<>();

    @Option(names = "--force", description = "also remove versions that runs refer to: these runs cannot be repeated")
    private boolean force;

    @Option(names = "--dry-run", description = "say what would go and what stays, and remove nothing")
    private boolean dryRun;

    @Mixin
    private LakeChoice choice;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        if (keep < 1) {
            throw new ConfigurationException("Cannot keep " + keep + " versions: give --keep 1 or more.");
        }
        try (Console console = output.console();
                LakeSession session = LakeSession.filesOnly()) {
            Lake lake = choice.open(session);
            Pruning pruning = new Pruning(lake);
            List<Pruning.Verdict> verdicts = pruning.plan(
                    LakeChoice.cohorts("prune", cohorts, lake), keep, inUse(new Storage(session.hadoop())));
            if (!dryRun) {
                pruning.carryOut(verdicts);
            }
            say(verdicts, console);
            if (!dryRun) {
                lake.sweep().forEach(left -> console.say("leftover of a killed ingest, removed: " + left));
            }
            return 0;
        }
    }

    private Map<String, String> inUse(Storage storage) {
        List<String> folders =
                new ArrayList<>(runs.stream().map(LakeChoice::absolute).toList());
        choice.runs().ifPresent(folders::add);
        if (force) {
            return Map.of();
        }
        if (folders.isEmpty()) {
            throw new ConfigurationException(
                    "Cannot tell which versions runs refer to: name the runs with -c study.conf"
                            + " or --runs DIR, or remove whatever is old with --force.");
        }
        VersionsInUse inUse = new VersionsInUse(storage);
        folders.forEach(inUse::in);
        return inUse.byVersion();
    }

    private void say(List<Pruning.Verdict> verdicts, Console console) {
        String going = dryRun ? "would be removed" : "removed";
        TextTable table = new TextTable("cohort", "version", "size", "what");
        long count = 0;
        long bytes = 0;
        for (Pruning.Verdict verdict : verdicts) {
            boolean goes = verdict.keptBecause().isEmpty();
            table.add(
                    verdict.cohort(),
                    verdict.version(),
                    SizeText.of(verdict.bytes()),
                    verdict.keptBecause().map(reason -> "kept: " + reason).orElse(going));
            count += goes ? 1 : 0;
            bytes += goes ? verdict.bytes() : 0;
        }
        table.lines().forEach(console::say);
        console.say(count + (count == 1 ? " version " : " versions ") + going + ", " + SizeText.of(bytes));
    }
}
