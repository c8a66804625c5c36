package io.prominence.lake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.ClinicalTable;
import io.prominence.domain.DataRefusedException;
import io.prominence.domain.ExpressionFormat;
import io.prominence.domain.Progress;
import io.prominence.testing.SharedSpark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Sources and lake on HDFS: what is written and read is what it is on a local disk. */
@ExtendWith(SharedSpark.class)
class HdfsIT {
    private static final String EXPRESSION = """
            gene\tS1\tS2\tS3
            PROM2\t1.25\t2\t3
            VIM\t5\tNA\tx
            CDH1\t0.1\t8\t7
            """;

    private static final int BEGUN = 40;

    @TempDir
    static Path folder;

    private static MiniDFSCluster cluster;
    private static FileSystem hdfs;

    private LakeSession session;
    private String root;

    @BeforeAll
    static void start() throws IOException {
        var conf = new Configuration();
        conf.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.resolve("dfs").toString());
        cluster = new MiniDFSCluster.Builder(conf).numDataNodes(1).format(true).build();
        cluster.waitActive();
        hdfs = cluster.getFileSystem();
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.shutdown(true);
        }
    }

    @BeforeEach
    void begin(LakeSession shared, org.junit.jupiter.api.TestInfo test) {
        session = shared;
        root = hdfs.getUri() + "/" + test.getTestMethod().orElseThrow().getName();
    }

    private String write(String name, String text) throws IOException {
        var path = new org.apache.hadoop.fs.Path(root, name);
        try (var out = hdfs.create(path);
                var packed = name.endsWith(".gz") ? new GZIPOutputStream(out) : out) {
            packed.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return path.toString();
    }

    private Lake lake() {
        return new Lake(session, root + "/lake");
    }

    private IngestResult ingest(CohortFixture cohort) {
        return new Ingest(session, lake()).ingest(cohort.definition(), List.of());
    }

    private CohortFixture cohort(String id) throws IOException {
        var cohort = new CohortFixture(id);
        cohort.expression = write("expression with space.tsv.gz", EXPRESSION);
        String samples = write("samples.tsv", "id\tstate\nS1\tyes\nS2\tno\nS3\tyes\n");
        cohort.clinical.add(new ClinicalTable(samples, "id", ClinicalTable.Level.SAMPLE, '\t'));
        return cohort.label("state", "yes", "no");
    }

    private List<String> names(String below) throws IOException {
        return Arrays.stream(hdfs.listStatus(new org.apache.hadoop.fs.Path(root, below)))
                .map(status -> status.getPath().getName())
                .sorted()
                .toList();
    }

    @Test
    void text_comes_into_the_lake_as_on_a_local_disk() throws IOException {
        IngestResult written = ingest(cohort("made"));
        CohortVersion there = written.version();
        var local = new CohortFixture("made").expression(folder, EXPRESSION);
        local.samples(folder, "id\tstate\nS1\tyes\nS2\tno\nS3\tyes\n").label("state", "yes", "no");
        CohortVersion here = new Ingest(
                        session, new Lake(session, folder.resolve("lake").toString()))
                .ingest(local.definition(), List.of())
                .version();
        assertTrue(there.path().startsWith("hdfs://"), there.path());
        List<String> symbols = List.of("PROM2", "VIM", "CDH1");
        symbols.forEach(symbol -> assertArrayEquals(
                here.valuesBySymbol(symbols).get(symbol),
                there.valuesBySymbol(symbols).get(symbol)));
        assertEquals(3, there.vectors().count());
        assertArrayEquals(here.samples().sampleIds(), there.samples().sampleIds());
        assertEquals(here.card().labels(), there.card().labels());
        assertEquals(here.card().quarantined(), there.card().quarantined());
        assertEquals(
                here.card().files().stream()
                        .filter(file -> file.path().startsWith("expression"))
                        .toList(),
                there.card().files().stream()
                        .filter(file -> file.path().startsWith("expression"))
                        .toList(),
                "the same bytes");
        assertEquals(
                List.of(there.card().version()), names("lake/made"), "neither marker nor half-written file is left");
        assertEquals(IngestResult.Outcome.UNCHANGED, ingest(cohort("made")).outcome());
        var verification = new Verification(session, lake(), Progress.SILENT);
        assertEquals(
                List.of(), verification.check("made", there.card().version()).faults());
        assertEquals(List.of(), verification.changedSources(there));
    }

    @Test
    void long_parquet_comes_into_the_lake() throws IOException {
        var schema = new StructType()
                .add("gene", DataTypes.StringType)
                .add("sample", DataTypes.StringType)
                .add("value", DataTypes.DoubleType);
        session.spark()
                .createDataFrame(List.of(RowFactory.create("A", "S1", 1.5), RowFactory.create("A", "S2", 2.5)), schema)
                .write()
                .parquet(root + "/long");
        var cohort = new CohortFixture("long");
        cohort.expression = root + "/long";
        cohort.format = ExpressionFormat.PARQUET_LONG;
        assertArrayEquals(
                new float[] {1.5f, 2.5f},
                ingest(cohort).version().valuesBySymbol(List.of("A")).get("A"));
    }

    @Test
    void a_failed_ingest_leaves_nothing_and_a_killed_one_is_cleared_by_the_next() throws IOException {
        CohortVersion before = ingest(cohort("made")).version();
        var broken = cohort("made");
        broken.expression = write("broken.tsv", "gene\tS1\tS2\tS3\nA\t1\t2\t3\nB\t1\n");
        assertThrows(DataRefusedException.class, () -> ingest(broken));
        assertEquals(List.of(before.card().version()), names("lake/made"));
        String killed = "lake/made/20200101T000000000Z-00000000";
        write(killed + "/expression/part-00000.parquet", "half");
        String running = "lake/made/20200101T000000001Z-00000000";
        write(running + "/_staging/rows", "half");
        write(
                "lake/made/.20200101T000000001Z-00000000.ingesting",
                "{\"host\": \"another\", \"process\": 1, \"processStart\": \"\", \"since\": \""
                        + java.time.Instant.now() + "\"}");
        assertEquals(List.of(before.card().version()), lake().versions("made"));
        assertEquals(1, lake().sweep().size());
        assertEquals(3, names("lake/made").size(), "the version, and folder and marker of the one that runs elsewhere");
        lake().remove("made", before.card().version());
        assertTrue(lake().latest("made").isEmpty());
    }

    @Test
    void two_ingests_at_once_both_complete() throws Exception {
        var cohort = new MadeCohort(20, 10);
        Callable<CohortVersion> work = () -> new CohortWriter(session, lake()).write(cohort.draft("made"), cohort);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (Future<CohortVersion> version : threads.invokeAll(List.of(work, work))) {
                assertEquals(20, version.get().vectors().count());
            }
        } finally {
            threads.shutdown();
        }
        assertEquals(2, lake().versions("made").size());
        assertEquals(lake().versions("made"), names("lake/made"));
    }

    @Test
    void versions_begun_at_once_have_different_names() throws Exception {
        var cohort = new org.apache.hadoop.fs.Path(root + "/lake/begun");
        Callable<List<String>> work = () -> {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < BEGUN; i++) {
                try (VersionDraft draft = VersionDraft.begin(hdfs, cohort, "01234567", List.of())) {
                    names.add(draft.version());
                }
            }
            return names;
        };
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (Future<List<String>> names : threads.invokeAll(List.of(work, work))) {
                assertEquals(BEGUN, names.get().size());
            }
        } finally {
            threads.shutdown();
        }
        assertEquals(List.of(), names("lake/begun"));
    }
}
