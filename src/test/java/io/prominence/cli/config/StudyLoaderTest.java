package io.prominence.cli.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.Adjustment;
import io.prominence.domain.CohortDefinition;
import io.prominence.domain.ConfigurationException;
import io.prominence.domain.ExpressionUnit;
import io.prominence.domain.MissingValues;
import io.prominence.domain.PoolingPlan;
import io.prominence.domain.PoolingPlan.PooledTest;
import io.prominence.domain.PoolingPlan.Tau2Estimator;
import io.prominence.domain.StudyDefinition;
import io.prominence.domain.TimeUnit;
import io.prominence.testing.RealData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyLoaderTest {
    private static final List<String> METHODS = List.of("pearson", "wilcoxon", "cox");

    private static final String STUDY = """
            study { id = mine, marker = PROM2, seed = 7, cohorts = [a.conf] }
            associate { methods = [cox], labels = [meta], endpoints = [os], adjustments = [[], [age]] }
            """;

    private static final String COHORT = """
            cohort {
              id = a, cancer = renal
              expression { format = matrix, path = ${data}"/a.tsv", unit = log2-tpm-plus-1 }
              clinical = [ { path = ${data}"/clin.tsv", key = sample, level = sample } ]
              labels { meta { column = M, positive = [m1], negative = [m0] } }
              endpoints { os { time = time, event = dead, event-values = ["1"], censored-values = ["0"], unit = months } }
              covariates { age { column = age, type = numeric } }
            }
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        write("study.conf", STUDY);
        write("a.conf", COHORT);
        write("data/a.tsv", "gene\ts1\nPROM2\t1.5\n");
        write("data/clin.tsv", "sample\tM\ttime\tdead\tage\ns1\tm1\t3\t1\t60\n");
    }

    @Test
    void a_study_becomes_records_with_absolute_paths() {
        StudyDefinition study = load("data=data");
        CohortDefinition cohort = study.cohorts().get(0);
        assertEquals("mine", study.id());
        assertEquals(7, study.seed());
        assertEquals(folder.resolve("lake").toString(), study.lake());
        assertEquals(
                folder.resolve("data/a.tsv").toString(), cohort.expression().path());
        assertEquals(ExpressionUnit.LOG2_TPM_PLUS_1, cohort.expression().unit());
        assertEquals(TimeUnit.MONTHS, cohort.endpoints().get(0).unit());
        assertEquals(
                List.of(Adjustment.none(), new Adjustment(List.of("age"))),
                study.associate().adjustments());
        assertTrue(study.classifier().isEmpty());
    }

    @Test
    void what_counts_as_missing_is_added_to_excepted_or_replaced() throws IOException {
        assertEquals(MissingValues.DEFAULT, missing(""));
        assertEquals(MissingValues.DEFAULT.and(List.of("-9", "n.d.")), missing("missing-values = [-9, n.d.]"));
        assertEquals(
                MissingValues.DEFAULT.without(List.of("-")).and(List.of("unk")),
                missing("missing-values { except = [\"-\"], add = [unk] }"));
        assertEquals(new MissingValues(List.of("NA")), missing("missing-values { only = [NA] }"));
    }

    private MissingValues missing(String key) throws IOException {
        write("a.conf", COHORT.replace("cancer = renal", "cancer = renal\n" + key));
        return load("data=data").cohorts().get(0).missing();
    }

    @Test
    void a_rule_that_waits_for_a_missing_value_is_a_problem() throws IOException {
        write(
                "a.conf",
                COHORT.replace("negative = [m0]", "negative = [\"-\"]")
                        .replace("cancer = renal", "cancer = renal, missing-values { except = [minus], only = [x] }"));
        List<String> problems = assertThrows(ConfigurationException.class, () -> load("data=data"))
                .problems();
        assertTrue(problems.stream().noneMatch(problem -> problem.contains("can never be found")), problems::toString);
        assertTrue(problems.stream().anyMatch(problem -> problem.contains("stands alone")), problems::toString);
        write("a.conf", COHORT.replace("negative = [m0]", "negative = [\"-\"]"));
        List<String> found = assertThrows(ConfigurationException.class, () -> load("data=data"))
                .problems();
        assertTrue(
                found.get(0)
                        .endsWith("negative = \"-\" can never be found: it stands for no value. Take it out, or set"
                                + " missing-values { except = [\"-\"] }."),
                found::toString);
    }

    @Test
    void the_command_line_goes_before_the_files() {
        StudyDefinition study =
                load("data=data", "study.seed=11", "study.lake=elsewhere", "associate.methods=[wilcoxon]");
        assertEquals(11, study.seed());
        assertEquals(folder.resolve("elsewhere").toString(), study.lake());
        assertEquals(List.of("wilcoxon"), study.associate().methods());
    }

    @Test
    void pooling_is_reml_with_the_modified_knapp_hartung_test_unless_the_study_says_otherwise() {
        assertEquals(PoolingPlan.withDefaults(), load("data=data").associate().pooling());
        assertEquals(
                new PoolingPlan(Tau2Estimator.DERSIMONIAN_LAIRD, PooledTest.NORMAL),
                load("data=data", "associate.pooling.tau2=dersimonian-laird", "associate.pooling.test=normal")
                        .associate()
                        .pooling());
        assertHas(problems("data=data", "associate.pooling.test=norml"), "Did you mean normal?");
        assertHas(problems("data=data", "associate.pooling.tau=reml"), "associate.pooling.tau is not known", "tau2");
    }

    @Test
    void the_resolved_configuration_has_every_block_and_no_environment() {
        Study study = new StudyLoader(folder, METHODS).load(Path.of("study.conf"), List.of("data=data"));
        assertEquals(
                List.of("cohorts/a.conf", "study.conf"),
                study.resolved().keySet().stream().sorted().toList());
        assertEquals(
                7, study.resolved().get("study.conf").get("study").get("seed").asInt());
        assertEquals(2, study.resolved().get("study.conf").size());
    }

    @Test
    void all_problems_are_named_at_once_each_with_the_nearest_name() throws IOException {
        write(
                "study.conf",
                STUDY.replace("labels", "lables").replace("[cox]", "[coxx]").replace("[os]", "[dfs]"));
        write(
                "a.conf",
                COHORT.replace("column = M", "column = MM")
                        .replace("log2-tpm-plus-1", "log2-tmp-plus-1")
                        .replace("clin.tsv", "clinic.tsv"));
        List<String> problems = problems("data=data");
        assertHas(problems, "study.conf line 2", "associate.lables is not known", "Did you mean labels?");
        assertHas(problems, "coxx", "Did you mean cox?");
        assertHas(problems, "no cohort defines the endpoint dfs", "Known: os.");
        assertHas(problems, "a.conf line 3", "unit = log2-tmp-plus-1", "Did you mean log2-tpm-plus-1?");
        assertHas(problems, "clinic.tsv", "Did you mean clin.tsv?");
    }

    @Test
    void unknown_columns_are_named_with_the_nearest_one() throws IOException {
        write("a.conf", COHORT.replace("column = age", "column = agee").replace("key = sample", "key = smaple"));
        List<String> problems = problems("data=data");
        assertHas(problems, "covariates.age of cohort a", "no column agee", "Did you mean age?");
        assertHas(problems, "no column smaple", "Did you mean sample?");
    }

    @Test
    void columns_and_platforms_of_a_series_are_known_before_its_values_are_read() throws IOException {
        for (String platform : List.of("GPL96", "GPL97")) {
            write("data/GSE1-" + platform + "_series_matrix.txt", """
                    !Sample_geo_accession\t"s%1$s"
                    !Sample_platform_id\t"%1$s"
                    !Sample_characteristics_ch1\t"status: m1"
                    !series_matrix_table_begin
                    "ID_REF"\t"s%1$s"
                    "1_at"\t1.5
                    !series_matrix_table_end
                    """.formatted(platform));
        }
        String geo = COHORT.replace("format = matrix", "format = geo-series-matrix")
                .replace("a.tsv\"", "GSE1-*_series_matrix.txt\"");
        write("a.conf", geo);
        assertHas(problems("data=data"), "its samples are of 2 platforms, GPL96 (1 sample) and GPL97 (1 sample)");
        String chosen = geo.replace("unit = log2", "platform = GPL97, unit = log2");
        write("a.conf", chosen.replace("column = M,", "column = stats,"));
        assertHas(problems("data=data"), "there is no column stats", "Did you mean status?");
        write("a.conf", chosen.replace("column = M,", "column = status,"));
        assertEquals(1, load("data=data").cohorts().size());
        write("a.conf", geo.replace("-*_series", "-*_serious"));
        assertHas(problems("data=data"), "there is no file or folder", "GSE1-*_serious_matrix.txt");
    }

    @Test
    void a_free_name_without_value_is_named() {
        assertHas(problems(), "a.conf", "${data}", "--set");
    }

    @Test
    void a_setting_that_nothing_uses_is_refused() {
        assertHas(problems("data=data", "dtaa=x"), "--set dtaa", "Did you mean data?");
    }

    @Test
    void a_git_lfs_pointer_is_recognised() throws IOException {
        write("data/clin.tsv", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n");
        assertHas(problems("data=data"), "Git LFS", "git lfs pull");
    }

    @Test
    void an_id_that_leaves_the_folder_is_refused() throws IOException {
        write("a.conf", COHORT.replace("id = a,", "id = \"../a\","));
        assertHas(problems("data=data"), "cohort.id = ../a is not a name");
    }

    @Test
    void two_cohorts_of_one_id_are_refused() throws IOException {
        write("b.conf", COHORT);
        write("study.conf", STUDY.replace("[a.conf]", "[a.conf, b.conf]"));
        assertHas(problems("data=data"), "another cohort file has the id a too");
    }

    @Test
    void the_unadjusted_analysis_cannot_be_left_out() throws IOException {
        write("study.conf", STUDY.replace("[[], [age]]", "[[age]]"));
        assertHas(problems("data=data"), "associate.adjustments lacks the unadjusted analysis", "Add []");
    }

    @Test
    void broken_hocon_is_named_with_its_place() throws IOException {
        write("a.conf", COHORT + "}");
        assertHas(problems("data=data"), "a.conf");
    }

    @Test
    void a_regular_expression_that_is_none_is_refused() throws IOException {
        write("a.conf", COHORT.replace("positive = [m1]", "positive = [\"/m1(/\"]"));
        assertHas(problems("data=data"), "labels.meta.positive = m1( is not a regular expression");
    }

    @Test
    void the_study_of_three_cancers_is_sound() {
        StudyDefinition study = new StudyLoader(
                        Path.of("").toAbsolutePath(), List.of("pearson", "spearman", "moderated-t", "wilcoxon", "cox"))
                .load(Path.of("conf/three-cancers.conf"), List.of("data=" + RealData.folder()))
                .definition();
        assertEquals(
                List.of("tcga-skcm", "tcga-kirc", "scanb-gse96058"),
                study.cohorts().stream().map(CohortDefinition::id).toList());
    }

    private StudyDefinition load(String... settings) {
        return new StudyLoader(folder, METHODS)
                .load(Path.of("study.conf"), List.of(settings))
                .definition();
    }

    private List<String> problems(String... settings) {
        return assertThrows(ConfigurationException.class, () -> load(settings)).problems();
    }

    private static void assertHas(List<String> problems, String... parts) {
        assertTrue(
                problems.stream().anyMatch(problem -> List.of(parts).stream().allMatch(problem::contains)),
                () -> "no problem has " + List.of(parts) + " in\n" + String.join("\n", problems));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
