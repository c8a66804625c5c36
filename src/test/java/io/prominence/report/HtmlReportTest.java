package io.prominence.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
    private static final String HOSTILE =
            "</script><img src=x onerror=\"document.title='owned'\">&\u2028{{css}}\\\"$1`<!--";
    private static final Pattern SPECIFICATION =
            Pattern.compile("<script type=\"application/json\" id=\"[a-z0-9-]+\">(.*?)</script>", Pattern.DOTALL);

    @Test
    void the_same_data_give_the_same_bytes() {
        assertEquals(HtmlReport.render(ReportFixture.of(200)), HtmlReport.render(ReportFixture.of(200)));
    }

    @Test
    void hostile_names_open_no_tag_anywhere() {
        String page = HtmlReport.render(ReportFixture.hostile(HOSTILE));

        assertFalse(body(page).contains("<img"), "an element came through");
        assertFalse(body(page).contains("<!--"), "a comment came through");
        assertTrue(page.contains(
                "PROM2&lt;/script&gt;&lt;img src=x onerror=&quot;document.title=&#39;owned&#39;&quot;&gt;&amp;"));
        assertEquals(occurrences(page, "<script"), occurrences(page, "</script>"));
    }

    @Test
    void plots_hold_hostile_names_as_data_that_reads_back_whole() throws IOException {
        String page = HtmlReport.render(ReportFixture.hostile(HOSTILE));
        keep(page.getBytes(StandardCharsets.UTF_8), "hostile.html");
        List<JsonNode> specifications = specifications(page);

        assertFalse(specifications.isEmpty());
        assertTrue(specifications.stream().anyMatch(node -> node.toString().contains("onerror")));
        assertFalse(specifications.stream().anyMatch(node -> node.toString().contains("NaN")));
    }

    @Test
    void places_in_names_are_not_filled() {
        assertFalse(body(HtmlReport.render(ReportFixture.hostile("{{css}}"))).contains("--ink"));
    }

    @Test
    void nothing_is_fetched_from_outside() {
        String page = HtmlReport.render(ReportFixture.of(200));

        assertTrue(page.contains("default-src 'none'"));
        assertFalse(Pattern.compile("(src|href)=\"(?!#)")
                .matcher(page.replaceAll("(?s)<script>.*?</script>", ""))
                .find());
        assertFalse(page.contains("sourceMappingURL"));
    }

    @Test
    void an_underflowed_p_is_a_bound_and_never_zero() {
        String page = body(HtmlReport.render(ReportFixture.of(200)));

        assertTrue(page.contains("&lt; 1e-300"));
        assertFalse(page.contains(">0.00<"));
    }

    @Test
    void the_answer_comes_first_with_interval_rank_and_percentile() {
        String page = body(HtmlReport.render(ReportFixture.of(2000)));

        assertTrue(page.indexOf("id=\"answer\"") < page.indexOf("id=\"cohorts\""));
        assertTrue(page.contains("rank 17 of 2,000 genes in as many cohorts (percentile 99.2\u00a0%)"));
        assertTrue(page.contains("hazard ratio, 95 % interval 1.05 to 1.19"));
    }

    @Test
    void a_cohort_without_the_marker_is_said_loudly_and_first() {
        String page = body(HtmlReport.render(ReportFixture.of(200)));

        assertTrue(page.indexOf("sim-breast-b does not measure PROM2.") < page.indexOf("class=\"answers\""));
        assertTrue(page.contains("sim-breast-b cannot say anything about PROM2:"));
    }

    @Test
    void the_first_table_says_which_cohorts_can_speak_of_the_marker_and_why_the_others_cannot() {
        String page = HtmlReport.render(ReportFixture.of(20));
        String first = page.substring(page.indexOf("<table"), page.indexOf("</table>"));
        assertTrue(first.contains("PROM2 in each cohort"), first);
        assertTrue(first.contains("ENSG00000155066.14"), first);
        assertTrue(first.contains("no probe in the source is of this gene"), first);
        assertTrue(page.contains("sim-breast-b cannot say anything about PROM2:"), "said in words too");
    }

    @Test
    void a_survival_effect_beside_a_group_difference_is_called_possibly_confounded() {
        assertTrue(body(HtmlReport.render(ReportFixture.of(200)))
                .contains("sim-melanoma-a: the effect on os and dmfs may be carried by metastatic-tissue."));
    }

    @Test
    void a_batch_that_cannot_be_told_from_a_label_is_a_caution_and_stands_in_the_table() {
        String page = body(HtmlReport.render(ReportFixture.of(200)));

        assertTrue(page.contains("sim-melanoma-a: the batch plate cannot be told from label metastatic-tissue."));
        assertTrue(page.contains(">YES<"));
        assertTrue(page.contains("male by genes, stated female"));
        assertTrue(page.contains("not a number (5)"));
    }

    @Test
    void reasons_stand_where_results_are_missing() {
        String page = body(HtmlReport.render(ReportFixture.of(200)));

        assertTrue(page.contains("not estimated: too few events"));
        assertTrue(page.contains("not estimated: not available"));
    }

    @Test
    void the_marker_stands_among_other_genes_and_under_permuted_outcomes() {
        String page = HtmlReport.render(ReportFixture.of(200));
        assertTrue(page.contains(">matched genes<"));
        assertTrue(page.contains(">83.5\u00a0%<"));
        assertTrue(page.contains(">0.62<"));
        assertTrue(page.contains(">99.9\u00a0%<"), "99.97 does not become 100");
    }

    @Test
    void the_classifier_speaks_by_its_saved_model_with_interval_expectation_and_added_value() {
        String page = body(HtmlReport.render(ReportFixture.of(20)));
        String box = page.substring(page.indexOf("Classifier of metastatic-tissue, on cohorts it never saw"));
        assertTrue(
                box.contains("The saved model, elastic-net on panels"),
                "chosen by the configuration, not the strongest");
        assertTrue(
                box.contains("AUROC, 95 % interval 0.610 to 0.690; expected in another cohort 0.510 to 0.790"),
                box.substring(0, 600));
        assertTrue(
                page.contains(
                        "PROM2 beside clinical: AUROC +0.021, 95 % interval -0.019 to 0.061, likelihood ratio p = 0.013: no gain in AUROC can be told"));
        String transfer = page.substring(page.indexOf("tested on another"));
        String order = "(?s).*?sim-melanoma-a.*?sim-melanoma-b.*?sim-renal-a";
        assertTrue(transfer.matches(order + ".*?<tbody>" + order + ".*"), "columns are ordered as rows");
        assertTrue(page.contains("Transfer: elastic-net on panels"));
        assertTrue(page.contains("Added value of PROM2: features with it less features without"));
        assertTrue(page.contains("Calibration: elastic-net on panels")
                && page.contains("Decision curves: elastic-net, all held-out samples"));
    }

    @Test
    void a_marker_that_is_no_feature_is_not_called_unused_and_fits_are_counted_whole() {
        String page = body(HtmlReport.render(ReportFixture.of(20)));
        String tops = page.substring(page.indexOf("Kinds of genes among the first ranks"));
        assertTrue(tops.indexOf("not used") < tops.indexOf("not offered"), "of genes, then of panels");
        assertTrue(tops.contains("1 of 5") && tops.contains("49 of 50"), "no share of few is rounded");
    }

    @Test
    void the_leading_genes_are_of_as_many_cohorts_as_the_marker() {
        String page = body(HtmlReport.render(ReportFixture.of(20)));
        String table = page.substring(page.indexOf("Genes with the smallest p for "));
        table = table.substring(0, table.indexOf("</table>"));
        assertTrue(table.contains(" among those of 5 cohorts, and PROM2"), table);
        assertFalse(table.contains(">GENE1<"), "it is of 4 cohorts: " + table);
    }

    @Test
    void feature_sets_without_samples_enough_are_listed_and_what_was_forced_is_marked_beside_its_numbers() {
        String page = HtmlReport.render(ReportFixture.of(20));
        assertTrue(page.contains("<td class=\"text\">refused, not trained</td>"), page);
        assertTrue(page.contains(">39,690<"));
        assertTrue(page.contains(">genes+panels (forced)<"));
        assertTrue(page.contains(">clinical+marker less clinical (forced)<"));
        assertTrue(page.contains("no gain in AUROC can be told; forced, trained on too few samples."));
    }

    @Test
    void an_empty_run_is_a_page_that_says_so() {
        String page = HtmlReport.render(ReportFixture.empty());

        assertTrue(page.contains("No cohort took part."));
        assertTrue(page.contains("No classifier was trained."));
        assertTrue(page.contains("The marker was not held against other genes"));
    }

    @Test
    void twenty_thousand_genes_stay_below_ten_megabytes() throws IOException {
        byte[] page = HtmlReport.render(ReportFixture.of(20_000)).getBytes(StandardCharsets.UTF_8);

        assertTrue(page.length < 10_000_000, () -> "the page has " + page.length + " bytes");
        keep(page, "twenty-thousand-genes.html");
    }

    /** Leaves a page in a folder to be looked at: {@code -Dprominence.report.keep=FOLDER}. */
    private static void keep(byte[] page, String name) throws IOException {
        String folder = System.getProperty("prominence.report.keep");
        if (folder != null) {
            Files.write(Files.createDirectories(Path.of(folder)).resolve(name), page);
        }
    }

    private static String body(String page) {
        return page.substring(page.indexOf("<body>"), page.indexOf("</footer>"));
    }

    private static int occurrences(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    private static List<JsonNode> specifications(String page) throws IOException {
        var found = new ArrayList<JsonNode>();
        var matcher = SPECIFICATION.matcher(page);
        while (matcher.find()) {
            found.add(new ObjectMapper().readTree(matcher.group(1)));
        }
        return found;
    }
}
