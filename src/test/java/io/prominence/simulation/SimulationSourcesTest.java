package io.prominence.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.prominence.domain.ConfigurationException;
import io.prominence.domain.DataRefusedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.RecordReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulationSourcesTest {
    private static final SimulationPlan PLAN = SimulationPlan.of(11, 120, 40, 2).withReferenceSamples(2_000);

    private Path folder;

    @BeforeAll
    void write(@TempDir Path temporary) {
        folder = temporary;
        assertEquals(folder.resolve("study.conf"), Simulation.writeSources(PLAN, folder));
    }

    @Test
    void the_same_plan_gives_the_same_bytes(@TempDir Path again) throws IOException {
        Simulation.writeSources(PLAN, again);
        Map<String, byte[]> first = files(folder);
        Map<String, byte[]> second = files(again);
        assertEquals(first.keySet(), second.keySet());
        first.forEach((name, bytes) -> assertArrayEquals(bytes, second.get(name), name));
    }

    @Test
    void another_seed_gives_other_values(@TempDir Path other) throws IOException {
        Simulation.writeSources(PLAN.withSeed(12), other);
        Path matrix = Path.of("sources/sim-melanoma-a/expression.tsv.gz");
        assertFalse(lines(folder.resolve(matrix)).equals(lines(other.resolve(matrix))));
    }

    @Test
    void a_matrix_of_genes_by_samples_holds_the_values_of_the_model() throws IOException {
        SimulatedCohort cohort = cohort("sim-melanoma-a");
        List<GeneSpec> genes = cohort.measured(Transcriptome.of(PLAN));
        List<String> lines = lines(folder.resolve("sources/sim-melanoma-a/expression.tsv.gz"));
        assertEquals(genes.size() + 1, lines.size());
        assertEquals("gene\tSMA.0001.Primary", lines.get(0).substring(0, 21));
        assertRow(cohort, genes.get(0), fields(lines.get(1)));
        assertRow(cohort, genes.get(genes.size() - 1), fields(lines.get(genes.size())));
    }

    @Test
    void a_matrix_of_samples_by_genes_holds_the_values_of_the_model() throws IOException {
        SimulatedCohort cohort = cohort("sim-melanoma-b");
        List<GeneSpec> genes = cohort.measured(Transcriptome.of(PLAN));
        List<String> lines = lines(folder.resolve("sources/sim-melanoma-b/expression.tsv.gz"));
        assertEquals(40 + 1, lines.size());
        assertEquals(genes.size() + 1, fields(lines.get(0)).length);
        var values = new float[40];
        cohort.fill(genes.get(5), 0, values);
        for (int sample = 0; sample < values.length; sample++) {
            assertEquals(values[sample], number(fields(lines.get(1 + sample))[6]));
        }
    }

    @Test
    void the_cbioportal_study_is_complete_and_its_samples_agree() throws IOException {
        Path study = folder.resolve("sources/sim-renal-a");
        List<String> expression = lines(study.resolve("data_mrna_seq.txt"));
        String samples = expression.get(0).substring("Hugo_Symbol\t".length());
        assertTrue(lines(study.resolve("case_lists/cases_rna_seq_mrna.txt")).contains("case_list_ids: " + samples));
        List<String> clinical = lines(study.resolve("data_clinical_sample.txt"));
        assertTrue(clinical.subList(0, 4).stream().allMatch(line -> line.startsWith("#")));
        assertEquals(
                List.of(fields(samples)),
                clinical.subList(5, clinical.size()).stream()
                        .map(line -> fields(line)[1])
                        .toList());
        for (String meta : List.of("study", "cancer_type", "mrna_seq", "clinical_patient", "clinical_sample")) {
            assertTrue(Files.exists(study.resolve("meta_" + meta + ".txt")), meta);
        }
        assertTrue(lines(study.resolve("data_clinical_patient.txt")).stream()
                .anyMatch(line -> line.contains("\t1:DECEASED\t")));
    }

    @Test
    void long_parquet_holds_every_gene_and_sample_with_null_for_missing() throws IOException {
        SimulatedCohort cohort = cohort("sim-breast-a");
        List<GeneSpec> genes = cohort.measured(Transcriptome.of(PLAN));
        var values = new float[40];
        try (var reader =
                ParquetFileReader.open(new LocalInputFile(folder.resolve("sources/sim-breast-a/expression.parquet")))) {
            assertEquals((long) genes.size() * 40, reader.getRecordCount());
            PageReadStore pages = reader.readNextRowGroup();
            RecordReader<Group> rows = new ColumnIOFactory()
                    .getColumnIO(LongRow.SCHEMA)
                    .getRecordReader(pages, new GroupRecordConverter(LongRow.SCHEMA));
            for (GeneSpec gene : genes) {
                cohort.fill(gene, 0, values);
                for (int sample = 0; sample < 40; sample++) {
                    Group row = rows.read();
                    assertEquals(gene.symbol(), row.getString("gene", 0));
                    boolean missing = row.getFieldRepetitionCount("value") == 0;
                    assertEquals(values[sample], missing ? Float.NaN : row.getFloat("value", 0));
                }
            }
        }
    }

    @Test
    void every_cohort_has_a_configuration_and_the_study_names_it() throws IOException {
        String study = Files.readString(folder.resolve("study.conf"));
        for (CohortPlan cohort : PLAN.cohorts()) {
            assertTrue(study.contains("\"cohorts/" + cohort.id() + ".conf\""));
            String text = Files.readString(folder.resolve("cohorts/" + cohort.id() + ".conf"));
            assertTrue(text.contains("id = " + cohort.id()));
            assertTrue(text.contains("unit = " + cohort.platform().unit().id()));
        }
    }

    @Test
    void configuration_files_are_valid_hocon_and_their_paths_exist() {
        Config study = ConfigFactory.parseFile(folder.resolve("study.conf").toFile());
        assertEquals(
                List.of(
                        "clinical",
                        "marker",
                        "clinical+marker",
                        "panels",
                        "genes",
                        "genes-without-marker",
                        "contamination"),
                study.getStringList("classifier.features"));
        for (String file : study.getStringList("study.cohorts")) {
            Path path = folder.resolve(file);
            Config cohort = ConfigFactory.parseFile(path.toFile()).resolve();
            assertTrue(Files.exists(path.resolveSibling(cohort.getString("cohort.expression.path"))), file);
        }
    }

    @Test
    void a_folder_that_is_a_file_is_refused_with_its_name() throws IOException {
        Path file = Files.createTempFile(folder, "not-a-folder", ".txt");
        var refused = assertThrows(DataRefusedException.class, () -> Simulation.writeSources(PLAN, file));
        assertTrue(refused.getMessage().contains(file.toString()), refused.getMessage());
        Files.delete(file);
    }

    @Test
    void a_plan_that_is_too_small_names_every_number() {
        var refused = assertThrows(ConfigurationException.class, () -> SimulationPlan.of(1, 10, 5, 0));
        assertEquals(3, refused.problems().size());
        assertTrue(refused.getMessage().contains("Raise simulate.genes."), refused.getMessage());
    }

    private static SimulatedCohort cohort(String id) {
        CohortPlan plan = PLAN.cohorts().stream()
                .filter(cohort -> cohort.id().equals(id))
                .findFirst()
                .orElseThrow();
        return SimulatedCohort.draw(PLAN.seed(), plan, PLAN.effects(), Specimens.PerPatient.AS_SAMPLED);
    }

    private static void assertRow(SimulatedCohort cohort, GeneSpec gene, String[] fields) {
        assertEquals(gene.symbol(), fields[0]);
        var values = new float[cohort.specimens().size()];
        cohort.fill(gene, 0, values);
        for (int sample = 0; sample < values.length; sample++) {
            assertEquals(values[sample], number(fields[sample + 1]));
        }
    }

    private static float number(String text) {
        return text.equals("NA") ? Float.NaN : Float.parseFloat(text);
    }

    private static String[] fields(String line) {
        return line.split("\t", -1);
    }

    private static List<String> lines(Path file) throws IOException {
        if (!file.toString().endsWith(".gz")) {
            return Files.readAllLines(file);
        }
        try (var reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    private static Map<String, byte[]> files(Path folder) throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(path).toString(), Files.readAllBytes(path));
            }
        }
        return files;
    }
}
