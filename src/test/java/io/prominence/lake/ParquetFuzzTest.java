package io.prominence.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.CohortCard;
import io.prominence.domain.CohortDefinition;
import io.prominence.domain.ExpressionFormat;
import io.prominence.domain.ExpressionUnit;
import io.prominence.domain.GeneIdKind;
import io.prominence.domain.Progress;
import io.prominence.formats.BinaryMutant;
import io.prominence.formats.FuzzParquet;
import io.prominence.formats.FuzzRun;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.Mutant;
import io.prominence.formats.Texts;
import io.prominence.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Damaged copies of the formats that Spark reads: each is read with the counts right, or refused by name. */
@ExtendWith(SharedSpark.class)
class ParquetFuzzTest {
    private static final int SAMPLES = 8;
    private static final int GENES = 20;

    /** So few in every build, since each is a whole ingest. */
    private static final int USUAL = 6;

    @TempDir
    Path folder;

    private LakeSession session;
    private int ingests;

    @BeforeEach
    void begin(LakeSession shared) {
        session = shared;
    }

    private static List<String> values() {
        return Texts.corner("cohorts/tcga-skcm/expression.tsv.gz", GENES + 1, SAMPLES + 1, '\t');
    }

    /** The part of an ingest that reads the table. */
    private void staged(CohortFixture made) throws IOException {
        CohortDefinition cohort = made.definition();
        var folderOfRows =
                new org.apache.hadoop.fs.Path(folder.resolve("rows" + ingests++).toString());
        LongInput input = LongInput.of(session, cohort);
        List<IngestedSample> samples = SelectedSamples.of(
                        cohort, input, ClinicalJoin.read(List.of(), List.of(), MissingTokens.DEFAULT, session.hadoop()))
                .samples();
        assertEquals(SAMPLES, samples.size(), "samples");
        try (var refusals = Refusals.in(new org.apache.hadoop.fs.Path(folderOfRows, "quarantine"), session.hadoop())) {
            var staging = new Staging(folderOfRows, samples, Measure.of(cohort), refusals, Progress.SILENT);
            int rows = input.stage(staging).rows().size();
            assertEquals(GENES, rows, "genes");
        }
    }

    private void ingested(CohortFixture cohort) throws IOException {
        Path lake = folder.resolve("lake" + ingests++);
        CohortCard card = new Ingest(session, new Lake(session, lake.toString()))
                .ingest(cohort.definition(), List.of())
                .version()
                .card();
        assertEquals(SAMPLES, card.samples(), "samples");
        assertEquals(GENES, card.genes(), "genes");
    }

    @Test
    void long_tables() throws IOException {
        var cohort = new CohortFixture("made").expression(folder.resolve("long/l.parquet"));
        cohort.format = ExpressionFormat.PARQUET_LONG;
        cohort.unit = ExpressionUnit.LOG2_RSEM_PLUS_1;
        var format = new FuzzRun.Fixture(
                "parquet-long",
                Map.of("l.parquet", FuzzParquet.longRows(values())),
                BinaryMutant::of,
                home -> staged(cohort));
        check(format, Files.createDirectories(folder.resolve("long")));
    }

    /** A card that lists no checksums, as old ones do not, so that it is the Parquet that has to be found out. */
    @Test
    void cohorts_of_another_lake() throws IOException {
        var theirs = new CohortFixture("theirs").expression(folder, String.join("\n", values()) + "\n");
        theirs.unit = ExpressionUnit.LOG2_RSEM_PLUS_1;
        Path site = folder.resolve("site");
        Path version = Path.of(new Ingest(session, new Lake(session, site.toString()))
                .ingest(theirs.definition(), List.of())
                .version()
                .path());
        Files.writeString(
                version.resolve("cohort.json"),
                Files.readString(version.resolve("cohort.json"))
                        .replaceAll("(?s)\"files\" : \\[.*?\\]", "\"files\" : []"));
        var ours = new CohortFixture("ours").expression(version);
        ours.format = ExpressionFormat.PARQUET_GENE_MAJOR;
        ours.geneId = GeneIdKind.ENSEMBL;
        ours.unit = ExpressionUnit.LOG2_RSEM_PLUS_1;
        var format = new FuzzRun.Fixture(
                "parquet-gene-major", files(version), ParquetFuzzTest::damaged, home -> ingested(ours));
        check(format, version);
    }

    private static void check(FuzzRun.Fixture format, Path home) throws IOException {
        Map<String, Integer> counts = FuzzRun.check(format, home, FuzzRun.copies(USUAL));
        assertTrue(counts.getOrDefault("refused", 0) > 0, counts::toString);
    }

    private static Mutant damaged(byte[] original, SplittableRandom random) {
        return original[0] == '{' ? Mutant.of(original, random) : BinaryMutant.of(original, random);
    }

    private static Map<String, byte[]> files(Path version) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(version)) {
            for (Path file : paths.filter(Files::isRegularFile).toList()) {
                files.put(version.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }
}
