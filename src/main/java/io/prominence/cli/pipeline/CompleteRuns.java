package io.prominence.cli.pipeline;

import io.prominence.domain.ConfigurationException;
import io.prominence.domain.StudyDefinition;
import io.prominence.results.RunFolder;
import io.prominence.results.Storage;
import java.util.List;

/** Runs that are complete, for commands that only read. */
public final class CompleteRuns {
    private CompleteRuns() {}

    /** The study's newest run. */
    public static RunView newest(StudyDefinition study) {
        String folder = study.runs() + "/" + study.id();
        return new RunFolders(Storage.standard(), folder)
                .complete().stream()
                        .findFirst()
                        .orElseThrow(() -> new ConfigurationException("Cannot read a run of study " + study.id()
                                + ": there is no complete one in " + folder
                                + ". Run `jobs/prominence run` with this configuration first, or name a run with"
                                + " --run."));
    }

    /** The run in a folder. */
    public static RunView at(String folder) {
        List<RunView> runs = new RunFolders(Storage.standard(), folder).at(folder);
        if (runs.isEmpty()) {
            throw new ConfigurationException("Cannot read the run " + folder + ": it has no " + RunFolder.MANIFEST
                    + ", so it is not a complete run. Check the path.");
        }
        return runs.get(0);
    }
}
