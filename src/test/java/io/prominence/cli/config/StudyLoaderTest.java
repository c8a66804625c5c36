package io.prominence.cli.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.Adjustment;
import io.prominence.domain.ClassifierPlan.ElasticNet;
import io.prominence.domain.CohortDefinition;
import io.prominence.domain.CombatRule;
import io.prominence.domain.ConfigurationException;
import io.prominence.domain.EndpointRule;
import io.prominence.domain.ExpressionUnit;
import io.prominence.domain.LabelRule;
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
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void the_elastic_net_is_tuned_over_numbers_or_lists_of_them() throws IOException {
        write("study.conf", STUDY + "classifier { label = meta, features = [marker] }\n");
        assertEquals(
                new ElasticNet(List.of(0.1), List.of(), 50, 5),
                load("data=data").classifier().orElseThrow().models().elasticNet());
        assertEquals(
                new ElasticNet(List.of(0.1, 1.0), List.of(0.3, 0.1), 50, 4),
                load(
                                "data=data",
                                "classifier.elastic-net-alpha=[0.1, 1]",
                                "classifier.elastic-net-lambda=[0.3, 0.1]",
                                "classifier.inner-folds=4")
                        .classifier()
                        .orElseThrow()
                        .models()
                        .elasticNet());
        assertHas(problems("data=data", "classifier.elastic-net-alpha=1.5"), "elastic-net-alpha", "from 0 to 1");
        assertHas(problems("data=data", "classifier.elastic-net-alpha=[]"), "elastic-net-alpha", "is empty");
        assertHas(
                problems("data=data", "classifier.elastic-net-lambda=0.1", "classifier.elastic-net-lambdas=20"),
                "elastic-net-lambdas",
                "Give one of the two");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "features=[marker, gene] | features = gene | Did you mean genes?",
                "features=[contaminaton] | features = contaminaton | Did you mean contamination?",
                "models=[elastc-net] | models = elastc-net | Did you mean elastic-net?",
                "transform=within-sample-ranks | transform = within-sample-ranks | Did you mean within-sample-rank?",
                "missing-genes=comon | missing-genes = comon | Did you mean common?",
                "validation=[leave-one-cohort] | validation = leave-one-cohort | Did you mean leave-one-cohort-out?",
                "class-weights=balancd | class-weights = balancd | Did you mean balanced?",
                "class-weights=balanced | class-weights = balanced | Give models = [elastic-net]",
                "threshold=yuoden | threshold = yuoden | Give youden, a probability between 0 and 1",
                "threshold=1.2 | threshold = 1.2 | Give youden, a probability between 0 and 1",
                "horizon-days=730 | horizon-days | goes with endpoint",
                "endpoint=os | classifier.label | give either label, or endpoint with horizon-days",
                "force=maybe | classifier.force | maybe",
                "min-positve=5 | min-positve | Did you mean min-positives?"
            })
    void a_wrong_value_of_the_classifier_is_named_with_what_was_meant(String setting, String what, String hint)
            throws IOException {
        write("study.conf", STUDY + "classifier { label = meta, features = [marker] }\n");
        assertHas(problems("data=data", "classifier." + setting), what, hint);
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
    void combat_names_a_column_and_what_it_keeps() throws IOException {
        write("a.conf", COHORT.replace("unit = log2", "combat { batch = time, keep = [meta, age] }, unit = log2"));
        assertEquals(
                Optional.of(new CombatRule("time", List.of("meta", "age"))),
                load("data=data").cohorts().get(0).expression().combat());
        write("a.conf", COHORT.replace("unit = log2", "combat { batch = tme, keep = [meat] }, unit = log2"));
        assertHas(
                problems("data=data"), "a.conf line 3", "combat.keep = meat is neither a label", "Did you mean meta?");
        write("a.conf", COHORT.replace("unit = log2", "combat { batch = tme }, unit = log2"));
        assertHas(problems("data=data"), "expression.combat.batch of cohort a", "no column tme", "Did you mean time?");
        write("a.conf", COHORT.replace("unit = log2", "combat { keep = [] }, transform = combat, unit = log2"));
        List<String> problems = problems("data=data");
        assertHas(problems, "combat.batch", "is missing");
        assertHas(problems, "transform = combat is a block of its own", "combat { batch = <column> }");
        write("a.conf", COHORT.replace("unit = log2-tpm-plus-1", "combat { batch = time }, unit = tpm"));
        assertHas(problems("data=data"), "combat needs log2 values, but unit = tpm", "Set transform = log2-plus-1");
    }

    @Test
    void unknown_columns_are_named_with_the_nearest_one() throws IOException {
        write("a.conf", COHORT.replace("column = age", "column = agee"));
        assertHas(problems("data=data"), "covariates.age of cohort a", "no column agee", "Did you mean age?");
        write("a.conf", COHORT.replace("key = sample", "key = smaple"));
        assertHas(problems("data=data"), "no column smaple", "Did you mean sample?");
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

    @Test
    void a_mistyped_value_is_named_with_those_of_its_column() throws IOException {
        write("data/clin.tsv", """
                sample\tM\ttime\tdead\tage
                s1\tmetastatic\t3\t1\t60
                s2\tMetastatic\t4\t0\t61
                s3\tprimary\t4\t0\t61
                """);
        write("a.conf", COHORT.replace("[m1]", "[metastasic]").replace("[m0]", "[primary]"));
        assertHas(
                problems("data=data"),
                "Cannot use labels.meta of cohort a: no value of column M is positive = metastasic."
                        + " Did you mean metastatic (2)? Column M has metastatic (2), primary (1).");
        write("a.conf", COHORT);
        assertHas(problems("data=data"), "column M has none of its values m1, m0", "metastatic (2)");
        write("a.conf", COHORT.replace("[m1]", "[metastatic]").replace("[m0]", "[normal, primary]"));
        load("data=data");
    }

    @Test
    void a_code_that_no_sample_has_is_no_typing_error() throws IOException {
        write("data/clin.tsv", "sample\tM\ttime\tdead\tage\ns1\tmx\t3\t1\t60\ns2\tm0\t3\t1\t60\n");
        load("data=data");
    }

    @Test
    void a_setting_that_is_wrong_is_cited_as_it_was_given() {
        assertHas(
                problems("data=data", "associate.min-samples=many"),
                "Cannot read --set associate.min-samples=many: associate.min-samples = many is not valid");
        assertHas(
                problems("data=data", "associate.adjustments=[a]"),
                "Cannot read --set associate.adjustments=[a]: associate.adjustments = a is not valid");
    }

    @Test
    void a_covariate_cannot_be_a_term_and_a_stratum() throws IOException {
        write("study.conf", STUDY.replace("[[], [age]]", "[[], [age, \"strata(age)\"]]"));
        assertHas(problems("data=data"), "study.conf line 2", "has age twice", "strata(age)");
    }

    @Test
    void outcomes_of_one_id_and_several_kinds_are_not_pooled() throws IOException {
        write("study.conf", STUDY.replace("[a.conf]", "[a.conf, b.conf]"));
        write(
                "b.conf",
                COHORT.replace("id = a,", "id = b,")
                        .replace("column = M,", "column = M, kind = nodal,")
                        .replace("unit = months", "unit = months, origin = sampling"));
        List<String> problems = problems("data=data");
        assertHas(
                problems,
                "Cannot pool label meta: it is other:meta in a (M: yes is m1; no is m0), but nodal in b (M: yes is m1; no is"
                        + " m0).");
        assertHas(problems, "Cannot pool endpoint os: it is os since diagnosis in a", "os since sampling in b");
    }

    @Test
    void labels_and_endpoints_are_of_the_kind_that_is_stated_read_or_well_known() throws IOException {
        write("a.conf", COHORT.replace("labels {", """
                labels {
                  tissue { as = tcga-sample-type }
                  distant-metastasis { column = M, as = m-category }
                  early { endpoint = dmfs, within-days = 1825 }
                  grade { column = M, positive = [m1], negative = [m0], kind = "other:grade" }
                """).replace("endpoints {", """
                endpoints {
                  dmfs { first-of = [ { time = age, unit = days }, { endpoint = os } ] }
                """));
        CohortDefinition cohort = load("data=data").cohorts().get(0);
        assertEquals(
                List.of(
                        "metastatic-tissue",
                        "distant-metastasis",
                        "horizon:dmfs:diagnosis:1825",
                        "other:grade",
                        "other:meta"),
                cohort.labels().stream().map(LabelRule::kind).toList());
        assertEquals(
                List.of("dmfs", "os"),
                cohort.endpoints().stream().map(EndpointRule::kind).toList());
        assertEquals(
                "time since diagnosis; first of age (days) and the event of os",
                cohort.endpoints().get(0).words());
    }

    @Test
    void faults_of_derived_outcomes_are_named() throws IOException {
        write("a.conf", COHORT.replace("labels {", """
                labels {
                  early { endpoint = dmsf, within-days = 1825 }
                  late { endpoint = os }
                  both { column = M, as = m-category, positive = [m1], kind = nodal }
                  odd { column = M, positive = [m1], negative = [m0], kind = nodall }
                """).replace("endpoints {", """
                endpoints {
                  dmfs { first-of = [ { time = age, unit = days } ], kind = dmsf }
                  loop { first-of = [ { endpoint = loop } ] }
                  from { first-of = [ { endpoint = oss } ], event = dead }
                  when { first-of = [ { endpoint = os } ], origin = sampling }
                """));
        List<String> problems = problems("data=data");
        assertHas(problems, "a.conf line 6", "early.endpoint = dmsf is not defined", "Did you mean dmfs?");
        assertHas(problems, "late.within-days is missing");
        assertHas(problems, "both.positive cannot stand beside as");
        assertHas(problems, "both.kind = nodal contradicts", "distant-metastasis");
        assertHas(problems, "odd.kind = nodall is not known", "Did you mean nodal?");
        assertHas(problems, "dmfs.first-of has no endpoint");
        assertHas(problems, "dmfs.kind = dmsf is not known", "Did you mean dmfs?");
        assertHas(problems, "loop is derived from itself");
        assertHas(problems, "from.event cannot stand beside first-of");
        assertHas(problems, "from is derived from endpoint oss, which is not defined", "Did you mean os?");
        assertHas(problems, "when counts from sampling, but os", "from diagnosis");
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
