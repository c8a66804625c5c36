package io.prominence.cli;

import io.prominence.lake.CohortVersion;
import io.prominence.lake.LakeSession;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The identity card of a cohort version, to be read. */
@Command(
        name = "show",
        description = "Shows the identity card of a cohort: counts, flow, sources, gene ids, quarantine, warnings.",
        mixinStandardHelpOptions = true)
final class LakeShowCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "COHORT", description = "the cohort")
    private String cohort;

    @Parameters(index = "1", paramLabel = "VERSION", arity = "0..1", description = "the version (default: the latest)")
    private String version;

    @Mixin
    private LakeChoice choice;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        try (Console console = output.console();
                LakeSession session = LakeSession.filesOnly()) {
            CohortVersion shown =
                    LakeChoice.version("show", cohort, Optional.ofNullable(version), choice.open(session));
            CardPage.lines(shown.card(), shown.path()).forEach(console::answer);
            return 0;
        }
    }
}
