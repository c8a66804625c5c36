package io.prominence.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.CohortDefinition;
import io.prominence.domain.Progress;
import io.prominence.provenance.Json;
import io.prominence.provenance.WorkOwner;
import io.prominence.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is read again and what is not, by whom, and what becomes of what others have left. */
@ExtendWith(SharedSpark.class)
class IngestAgainTest {
    private static final String EXPRESSION = "gene\tS1\tS2\nPROM2\t1\t2\nVIM\t3\t4\n";

    @TempDir
    Path folder;

    private LakeSession session;
    private Lake lake;

    @BeforeEach
    void begin(LakeSession shared) {
        session = shared;
        lake = new Lake(shared, folder.resolve("lake").toString());
    }

    private boolean isRead(CohortFixture cohort, String... geneTables) {
        return new Ingest(session, lake)
                        .ingest(cohort.definition(), List.of(geneTables))
                        .outcome()
                == IngestResult.Outcome.WRITTEN;
    }

    @Test
    void content_and_configuration_count_and_nothing_else() throws IOException {
        Path genes = Files.writeString(
                folder.resolve("genes.tsv"), "gene_id\tgene_name\tgene_type\nENSG1.1\tPROM2\tprotein_coding\n");
        Path text = Files.writeString(folder.resolve("expression.tsv"), EXPRESSION);
        Files.writeString(folder.resolve("samples.tsv"), "id\ta\tb\nS1\t1\t0\nS2\t0\t1\n");
        CohortFixture cohort = new CohortFixture("made").expression(text);
        cohort.clinical(folder.resolve("samples.tsv"), "id", io.prominence.domain.ClinicalTable.Level.SAMPLE);
        cohort.covariates.add(covariate("a"));
        cohort.covariates.add(covariate("b"));
        assertTrue(isRead(cohort, genes.toString()));
        Files.setLastModifiedTime(text, FileTime.from(Instant.EPOCH));
        assertEquals(false, isRead(cohort, genes.toString()), "touched");
        Path moved = Files.move(text, folder.resolve("moved.tsv"));
        assertEquals(false, isRead(cohort.expression(moved), genes.toString()), "moved");
        Collections.reverse(cohort.covariates);
        assertEquals(false, isRead(cohort, genes.toString()), "keys in another order");
        FileTime time = Files.getLastModifiedTime(moved);
        Files.writeString(moved, EXPRESSION.replace("\t4\n", "\t5\n"));
        Files.setLastModifiedTime(moved, time);
        assertTrue(isRead(cohort, genes.toString()), "another value, of the same size and time");
        Files.writeString(genes, "gene_id\tgene_name\tgene_type\nENSG2.1\tPROM2\tprotein_coding\n");
        assertTrue(isRead(cohort, genes.toString()), "another gene table");
        assertTrue(isRead(cohort), "none");
        assertEquals(4, lake.versions("made").size());
    }

    private static io.prominence.domain.CovariateRule covariate(String id) {
        return new io.prominence.domain.CovariateRule(id, id, io.prominence.domain.CovariateRule.Type.NUMERIC);
    }

    @Test
    void of_two_ingests_at_once_each_is_whole_and_the_later_name_is_the_latest() throws Exception {
        List<Callable<IngestResult>> work = new ArrayList<>();
        for (int value = 1; value <= 4; value++) {
            Path file = Files.writeString(folder.resolve(value + ".tsv"), "gene\tS1\tS2\nPROM2\t" + value + "\t2\n");
            CohortDefinition cohort = new CohortFixture("made").expression(file).definition();
            work.add(() -> new Ingest(session, lake).ingest(cohort, List.of()));
        }
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        List<String> versions = new ArrayList<>();
        try {
            int value = 1;
            for (Future<IngestResult> result : threads.invokeAll(work)) {
                CohortVersion version = result.get().version();
                versions.add(version.card().version());
                assertEquals(value++, version.vectors().first().values()[0], "its own source's values");
            }
        } finally {
            threads.shutdown();
        }
        Collections.sort(versions);
        assertEquals(versions, lake.versions("made"));
        assertEquals(versions, names(), "no marker and no half version is left");
        assertEquals(versions.get(3), lake.latest("made").orElseThrow().card().version());
        for (String version : versions) {
            assertEquals(
                    List.of(),
                    new Verification(session, lake, Progress.SILENT)
                            .check("made", version)
                            .faults());
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(folder.resolve("lake/made"))) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    private String left(int number, WorkOwner owner) throws IOException {
        String version = "20200101T00000000" + number + "Z-00000000";
        Files.createDirectories(folder.resolve("lake/made/" + version + "/expression"));
        Files.writeString(folder.resolve("lake/made/." + version + ".ingesting"), Json.write(owner));
        return version;
    }

    @Test
    void what_is_left_goes_when_its_owner_is_gone_and_not_before() throws IOException {
        Instant now = Instant.now();
        WorkOwner self = WorkOwner.self(now);
        String working = left(1, self);
        left(2, new WorkOwner(self.host(), self.process(), "2001-01-01T00:00:00Z", now.toString()));
        left(3, new WorkOwner(self.host(), 0x7fffffff, self.processStart(), now.toString()));
        String elsewhere = left(
                4,
                new WorkOwner("another", 1, "", now.minus(Duration.ofHours(23)).toString()));
        left(5, new WorkOwner("another", 1, "", now.minus(Duration.ofHours(25)).toString()));
        Files.writeString(
                folder.resolve("lake/made/.20200101T000000006Z-00000000.ingesting"),
                Json.write(new WorkOwner(
                        "another", 1, "", now.minus(Duration.ofHours(25)).toString())));
        Files.createDirectories(folder.resolve("lake/made/notes"));
        assertTrue(isRead(new CohortFixture("made").expression(folder, EXPRESSION)));
        assertEquals(
                List.of(
                        "." + working + ".ingesting",
                        "." + elsewhere + ".ingesting",
                        working,
                        elsewhere,
                        lake.versions("made").get(0),
                        "notes"),
                names());
    }
}
