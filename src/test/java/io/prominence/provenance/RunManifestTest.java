package io.prominence.provenance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.CohortCard.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunManifestTest {
    private static final RunManifest MANIFEST = new RunManifest(
            RunManifest.SCHEMA_VERSION,
            "demo",
            "20260101T000000.000Z-0123abcd",
            "PROM2",
            "run",
            "2026-01-01T00:00:00Z",
            "2026-01-01T00:01:00Z",
            Map.of("study.conf", Json.parse("{\"study\":{\"id\":\"demo\"}}")),
            List.of(new RunManifest.UsedCohort(
                    "a", "v", "f", "lake/a/v", List.of(new SourceFile("x.tsv", 10, "00ff")))),
            Map.of("study", 7L),
            RunManifest.Environment.here("4.1.0", "local[2]"),
            List.of(new RunManifest.StageRecord(
                    "associate", "abc", 1.5, Map.of("associations", 10L), List.of("a note"), Optional.of("earlier"))));

    @Test
    void what_is_written_is_read_again() {
        assertEquals(MANIFEST, Json.read(Json.write(MANIFEST), RunManifest.class));
    }

    @Test
    void the_environment_names_program_and_machine() {
        RunManifest.Environment here = MANIFEST.software();
        assertTrue(here.program().startsWith("Prominence "), here.program());
        assertEquals(64, here.codeFingerprint().length());
        assertTrue(here.cores() > 0 && here.maxHeapMebibytes() > 0);
    }
}
