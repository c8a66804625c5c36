package io.prominence.cli;

import io.prominence.domain.CohortCard;
import io.prominence.domain.DataRefusedException;
import io.prominence.lake.CohortVersion;
import io.prominence.lake.Lake;
import io.prominence.lake.LakeSession;
import io.prominence.lake.SessionSettings;
import io.prominence.lake.Verification;
import io.prominence.lake.VersionCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Whether versions are what their cards say. */
@Command(
        name = "verify",
        description = "Recomputes checksums and counts of cohort versions; exit code 3 where one is damaged.",
        mixinStandardHelpOptions = true)
final class LakeVerifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "COHORT", arity = "0..*", description = "cohorts (default: all)")
    private List<String> cohorts = new ArrayList<>();

    @Option(names = "--latest", description = "only the latest version of each cohort")
    private boolean latest;

    @Option(
            names = "--sources",
            description = "also compare the sources of each cohort's latest version with their checksums; exit code 3"
                    + " where one has changed or is gone")
    private boolean sources;

    @Mixin
    private LakeChoice choice;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        choice.path();
        try (Console console = output.console();
                LakeSession session = LakeSession.open(SessionSettings.standard())) {
            Lake lake = choice.open(session);
            Verification verification = new Verification(session, lake, console.progress());
            List<String> wrong = new ArrayList<>();
            for (String cohort : LakeChoice.cohorts("verify", cohorts, lake)) {
                for (String version : versions(lake, cohort)) {
                    report(verification.check(cohort, version), lake, console, wrong);
                }
                if (sources) {
                    compareSources(verification, lake, cohort, console, wrong);
                }
            }
            if (!wrong.isEmpty()) {
                throw new DataRefusedException("Cannot vouch for the lake " + lake.path() + ": "
                        + String.join("; ", wrong)
                        + ". Restore damaged files from a copy, or remove the version's folder and ingest again.");
            }
            return 0;
        }
    }

    private List<String> versions(Lake lake, String cohort) {
        List<String> versions = lake.versions(cohort);
        return latest ? versions.subList(versions.size() - 1, versions.size()) : versions;
    }

    private static void report(VersionCheck check, Lake lake, Console console, List<String> wrong) {
        String name = check.cohort() + " " + check.version();
        if (check.isWhole()) {
            CohortCard card = lake.version(check.cohort(), check.version()).card();
            console.say(String.format(
                    Locale.ROOT,
                    "%s: whole; %,d files, %s; %,d genes x %,d samples of %,d patients",
                    name,
                    check.files(),
                    SizeText.of(check.bytes()),
                    card.genes(),
                    card.samples(),
                    card.patients()));
        } else {
            console.answer(name + ": DAMAGED");
            check.faults().forEach(fault -> console.answer("  " + fault));
            wrong.add(name + " is damaged");
        }
        check.notes().forEach(note -> console.say("  note: " + note));
    }

    private static void compareSources(
            Verification verification, Lake lake, String cohort, Console console, List<String> wrong) {
        CohortVersion version;
        try {
            version = lake.latest(cohort).orElseThrow();
        } catch (DataRefusedException damaged) {
            return; // told as the version's own damage
        }
        List<String> changed = verification.changedSources(version);
        if (changed.isEmpty()) {
            console.say(cohort + ": sources are as they were read ("
                    + version.card().sources().size() + ")");
        } else {
            console.answer(cohort + ": sources CHANGED since version "
                    + version.card().version() + "; the next ingest will read them");
            changed.forEach(line -> console.answer("  " + line));
            wrong.add("sources of " + cohort + " are not what its latest version was read from");
        }
    }
}
