package io.prominence.cli;

import io.prominence.domain.CohortCard;
import io.prominence.domain.DataRefusedException;
import io.prominence.lake.Lake;
import io.prominence.lake.LakeSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** One line per cohort version. */
@Command(
        name = "list",
        description = "Lists cohorts and their versions, oldest first.",
        mixinStandardHelpOptions = true)
final class LakeListCommand implements Callable<Integer> {
    @Mixin
    private LakeChoice choice;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        try (Console console = output.console();
                LakeSession session = LakeSession.filesOnly()) {
            Lake lake = choice.open(session);
            List<String> unreadable = new ArrayList<>();
            TextTable table =
                    new TextTable("cohort", "version", "cancer", "genes", "samples", "size", "written", "software");
            for (String cohort : lake.cohortIds()) {
                for (String version : lake.versions(cohort)) {
                    table.add(row(lake, cohort, version, unreadable));
                }
            }
            if (table.isEmpty()) {
                console.answer("The lake " + lake.path() + " is empty.");
            }
            table.lines().forEach(console::answer);
            if (!unreadable.isEmpty()) {
                throw new DataRefusedException(String.join("\nprominence: ", unreadable));
            }
            return 0;
        }
    }

    private static String[] row(Lake lake, String cohort, String version, List<String> unreadable) {
        String size = SizeText.of(lake.bytes(cohort, version));
        try {
            CohortCard card = lake.version(cohort, version).card();
            return new String[] {
                cohort,
                version,
                card.cancer(),
                String.format(Locale.ROOT, "%,d", card.genes()),
                String.format(Locale.ROOT, "%,d", card.samples()),
                size,
                Lake.writtenAt(version),
                card.software()
            };
        } catch (DataRefusedException damaged) {
            unreadable.add(damaged.getMessage());
            return new String[] {cohort, version, "?", "?", "?", size, Lake.writtenAt(version), "card unreadable"};
        }
    }
}
