package io.prominence.results;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.DataRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    @TempDir
    Path study;

    @Test
    void names_of_runs_sort_by_time() {
        String earlier = RunFolder.id(Instant.parse("2026-01-02T03:04:05Z"), "ffffffff00");
        String later = RunFolder.id(Instant.parse("2026-01-02T03:04:05.001Z"), "0000000011");
        assertEquals("20260102T030405.000Z-ffffffff", earlier);
        assertTrue(earlier.compareTo(later) < 0);
    }

    @Test
    void only_complete_runs_are_listed_newest_first() throws IOException {
        for (String id : List.of("20260101", "20260103", "20260102")) {
            run(id).writeText(RunFolder.MANIFEST, "{}");
        }
        run("20260104").writeText("report.html", "<html>");
        Files.writeString(study.resolve("stray"), "");
        assertEquals(
                List.of(run("20260103"), run("20260102"), run("20260101")),
                RunFolder.complete(Storage.standard(), study.toString()));
    }

    @Test
    void a_study_that_never_ran_has_no_runs() {
        assertEquals(
                List.of(),
                RunFolder.complete(Storage.standard(), study.resolve("nothing").toString()));
    }

    @Test
    void text_is_written_whole_and_leaves_nothing_else() throws IOException {
        RunFolder run = run("a/b/c");
        run.writeText(RunFolder.MANIFEST, "one");
        run.writeText(RunFolder.MANIFEST, "zwei – two\n");
        assertEquals("zwei – two\n", run.text(RunFolder.MANIFEST));
        assertEquals(List.of(RunFolder.MANIFEST), Storage.standard().names(run.path()));
        assertTrue(run.isComplete());
        assertEquals("c", run.name());
    }

    @Test
    void a_run_knows_its_tables() {
        RunFolder run = run("1");
        run.write(Pooled.class, Stream.of());
        run.write(Association.class, Rows.associations(3).stream());
        assertEquals(List.of("associations", "pooled"), run.tables());
        assertFalse(run.has(RocPoint.class));
        assertEquals(Rows.associations(3), run.read(Association.class));
    }

    @Test
    void a_table_is_taken_over_byte_for_byte() throws IOException {
        run("1").write(Association.class, Rows.associations(100).stream());
        run("2").copy(run("1"), Association.class);
        assertArrayEquals(
                Files.readAllBytes(study.resolve("1/associations").resolve(TableWriter.FILE)),
                Files.readAllBytes(study.resolve("2/associations").resolve(TableWriter.FILE)));
    }

    @Test
    void a_folder_that_cannot_be_made_is_refused() throws IOException {
        Files.writeString(study.resolve("file"), "");
        var refused =
                assertThrows(DataRefusedException.class, () -> run("file/run").writeText(RunFolder.MANIFEST, "{}"));
        assertTrue(refused.getMessage().startsWith("Cannot write " + study + "/file/run/run.json: "));
    }

    @Test
    void a_missing_file_is_refused_in_words() {
        var refused = assertThrows(DataRefusedException.class, () -> run("1").text(RunFolder.MANIFEST));
        assertTrue(
                refused.getMessage().startsWith("Cannot read " + study + "/1/run.json: file not found ("),
                refused.getMessage());
    }

    private RunFolder run(String id) {
        return new RunFolder(Storage.standard(), study.resolve(id).toString());
    }
}
