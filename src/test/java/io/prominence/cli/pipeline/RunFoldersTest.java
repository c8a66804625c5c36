package io.prominence.cli.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.prominence.domain.ConfigurationException;
import io.prominence.provenance.Json;
import io.prominence.provenance.WorkOwner;
import io.prominence.results.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFoldersTest {
    @TempDir
    Path folder;

    private List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    private void unfinished(String run, WorkOwner owner) throws IOException {
        Files.createDirectories(folder.resolve("_unfinished-" + run + "/pooled"));
        Files.writeString(
                folder.resolve("_running-" + run), Json.write(new RunningMark(owner, List.of("made/" + run))));
    }

    @Test
    void what_a_killed_run_has_left_goes_with_the_next_and_a_run_at_work_stays() throws IOException {
        WorkOwner self = WorkOwner.self(Instant.now());
        unfinished("killed", new WorkOwner(self.host(), self.process(), "2001-01-01T00:00:00Z", self.since()));
        unfinished("elsewhere", new WorkOwner("another", 1, "", self.since()));
        Files.createDirectories(folder.resolve("_unfinished-of-nobody"));
        RunFolders runs = new RunFolders(Storage.standard(), folder.toString());
        try (RunFolders.Draft draft = runs.begin("mine", Optional.empty(), List.of("made/mine"))) {
            draft.folder().writeText("half.txt", "half");
            assertEquals(
                    List.of(
                            "_running-elsewhere",
                            "_running-mine",
                            "_unfinished-elsewhere",
                            "_unfinished-mine",
                            "_unfinished-of-nobody"),
                    names());
            assertEquals(
                    Set.of("made/mine", "made/elsewhere"),
                    new VersionsInUse(Storage.standard())
                            .in(folder.toString())
                            .byVersion()
                            .keySet());
            assertThrows(
                    ConfigurationException.class, () -> runs.begin("mine", Optional.empty(), List.of("made/mine")));
        }
        assertEquals(List.of("_running-elsewhere", "_unfinished-elsewhere", "_unfinished-of-nobody"), names());
    }
}
