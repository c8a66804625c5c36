package io.prominence.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherIT {
    @TempDir
    Path folder;

    @BeforeEach
    void bash() {
        Job.needs("bash");
    }

    @Test
    void mistakes_exit_with_2() throws IOException, InterruptedException {
        assertEquals(2, launch("run", "--no-such-option").code());
        assertEquals(2, launch("run", "-c", "absent.conf").code());
        assertEquals(2, launch("--spark", "nonsense", "--version").code());
        Path study = SmallStudy.in(folder.resolve("study"));
        Job.Result unknown = launch("run", "-c", study.toString(), "--set", "study.markr=PROM2");
        assertEquals(2, unknown.code());
        assertTrue(unknown.err().contains("markr"), unknown.err());
    }

    @Test
    void runs_through_a_link_from_another_folder_and_with_spaces_in_paths() throws IOException, InterruptedException {
        Path elsewhere = Files.createDirectories(folder.resolve("a folder with spaces"));
        Path link = Files.createSymbolicLink(elsewhere.resolve("prominence"), Job.LAUNCHER);
        Job.Result result = Job.run(elsewhere, Map.of(), link, "--version");
        assertEquals(0, result.code(), result.err());
        assertTrue(result.out().startsWith("Prominence "), result.out());
        assertEquals("", result.err());
    }

    @Test
    void the_first_command_with_spark_leaves_a_class_archive_that_the_next_uses()
            throws IOException, InterruptedException {
        Path study = SmallStudy.in(folder.resolve("a study"));
        Path archive = folder.resolve("cds/prominence.jsa");
        Job.Result first = launch("ingest", "-c", study.toString());
        assertEquals(0, first.code(), first.err());
        assertTrue(Files.isRegularFile(archive));
        FileTime made = Files.getLastModifiedTime(archive);
        Job.Result second = launch("ingest", "-c", study.toString());
        assertEquals(0, second.code(), second.err());
        assertTrue(second.out().contains("nothing to do"), second.out());
        assertFalse(second.err().contains("archive"), second.err());
        assertEquals(made, Files.getLastModifiedTime(archive));
        Files.delete(folder.resolve("a study/sources/sim-melanoma-a/expression.tsv.gz"));
        int missing = launch("ingest", "-c", study.toString()).code();
        assertEquals(2, missing);
    }

    private Job.Result launch(String... arguments) throws IOException, InterruptedException {
        Map<String, String> cache =
                Map.of("PROMINENCE_CACHE", folder.resolve("cds").toString());
        return Job.run(folder, cache, Job.LAUNCHER, arguments);
    }
}
