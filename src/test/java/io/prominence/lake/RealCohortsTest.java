package io.prominence.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.Category;
import io.prominence.domain.ClinicalTable.Level;
import io.prominence.domain.CohortCard;
import io.prominence.domain.CohortCard.FlowStep;
import io.prominence.domain.CohortSamples;
import io.prominence.domain.CovariateRule;
import io.prominence.domain.EndpointRule;
import io.prominence.domain.ExpressionUnit;
import io.prominence.domain.LabelRule;
import io.prominence.domain.TimeOrigin;
import io.prominence.domain.TimeUnit;
import io.prominence.testing.Golden;
import io.prominence.testing.RealData;
import io.prominence.testing.SharedSpark;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedSpark.class)
class RealCohortsTest {
    @TempDir
    Path folder;

    private CohortVersion ingest(LakeSession session, CohortFixture cohort) {
        return new Ingest(session, new Lake(session, folder.toString()))
                .ingest(cohort.definition(), List.of())
                .version();
    }

    private static EndpointRule overallSurvival(String time, String event, TimeUnit unit, String dead, String alive) {
        return new EndpointRule(
                "os",
                List.of(time.split(",", -1)),
                event,
                List.of(dead),
                List.of(alive),
                List.of(),
                unit,
                TimeOrigin.DIAGNOSIS,
                Optional.empty());
    }

    @Test
    void melanoma_is_labelled_by_its_ids_and_three_samples_disagree(LakeSession session) {
        Path data = RealData.path("cohorts/tcga-skcm");
        var cohort = new CohortFixture("tcga-skcm")
                .expression(data.resolve("expression.tsv.gz"))
                .clinical(data.resolve("samples.tsv.gz"), "sampleID", Level.SAMPLE)
                .clinical(data.resolve("patients.tsv.gz"), "bcr_patient_barcode", Level.PATIENT)
                .patients("^(..)\\.(....)\\..*$", "TCGA-$1-$2");
        cohort.unit = ExpressionUnit.LOG2_RSEM_PLUS_1;
        cohort.labels.add(new LabelRule(
                "metastatic-tissue",
                "sample-id",
                List.of("/\\.Metastatic$/"),
                List.of("/\\.Primary_Tumor$/"),
                Optional.of(new LabelRule.Agreement("Sample.Type", List.of("metastatic"), List.of("primary tumor"))),
                Optional.of(new LabelRule.Sites(
                        "Tumor.tissue.site",
                        Map.of("distant", List.of("distant metastasis"), "lymph-node", List.of("/lymph node/"))))));
        cohort.endpoints.add(overallSurvival("time", "event", TimeUnit.YEARS, "1", "0"));
        derivedOutcomes(cohort);
        CohortVersion version = ingest(session, cohort);
        CohortCard card = version.card();
        assertEquals(2454, card.genes());
        assertEquals(472, card.samples());
        assertEquals(468, card.patients());
        CohortCard.LabelCount label = card.labels().get("metastatic-tissue");
        assertEquals(List.of(367, 103, 2), List.of(label.positive(), label.negative(), label.unknown()));
        CohortCard.LabelCount distant = card.labels().get("metastatic-tissue@distant");
        assertEquals(List.of(68, 103), List.of(distant.positive(), distant.negative()));
        assertEquals(218, card.endpoints().get("os").events());
        assertEquals(458, card.endpoints().get("os").known());
        assertDerivedOutcomesAreThoseOfR(version);
        assertEquals(
                List.of(
                        "Endpoint dmfs: 1 of its events are later than the end of follow-up, and count as events at"
                                + " their time: BF.A1PU.Primary_Tumor.",
                        "Endpoint dmfs counts patients several times: 437 samples are of 435 patients, and 268 events"
                                + " of 266. Set samples.one-per-patient, or ask for cox-robust.",
                        "Endpoint dmfi: 1 of its events are later than the end of follow-up, and count as events at"
                                + " their time: BF.A1PU.Primary_Tumor.",
                        "Endpoint dmfi counts patients several times: 437 samples are of 435 patients, and 188 events"
                                + " of 186. Set samples.one-per-patient, or ask for cox-robust.",
                        "Label metastatic-tissue, read from sample-id, disagrees with Sample.Type in 3 samples:"
                                + " ER.A19T.Metastatic (yes, but Sample.Type is primary tumor),"
                                + " ER.A2NF.Metastatic (yes, but Sample.Type is primary tumor),"
                                + " GN.A4U8.Solid_Tissue_Normal (unknown, but Sample.Type is metastatic).",
                        "Label metastatic-tissue: 78 of its positives have none of the configured sites;"
                                + " Tumor.tissue.site says nothing (2), primary tumor (3), regional cutaneous or"
                                + " subcutaneous tissue (includes satellite and in-transit metastasis) (73).",
                        "367 of 472 samples are of metastases, while os counts from diagnosis and nothing says when"
                                + " samples were taken: time before that is immortal. Name the column of that time as"
                                + " entry, or as sampled, or count from sampling.",
                        "3 of 472 samples are unlike the others (correlation with the median sample more than 5 scaled"
                                + " MAD below the median): EB.A550.Primary_Tumor, EB.A5SF.Primary_Tumor,"
                                + " ER.A2NB.Primary_Tumor."),
                card.warnings());
        assertEquals(472, version.valuesBySymbol(List.of("PROM2")).get("PROM2").length);
        Map<String, String> attributes = version.attributes().get(0);
        assertEquals("metastatic", attributes.get("Sample.Type").toLowerCase(Locale.ROOT));
        assertEquals("457", attributes.get("first_distant_metastasis_days"));
    }

    private static void derivedOutcomes(CohortFixture cohort) {
        EndpointRule.Part metastasis = EndpointRule.Part.dated(List.of("first_distant_metastasis_days"), TimeUnit.DAYS);
        EndpointRule.Part death = EndpointRule.Part.of("os");
        cohort.endpoints.add(derived("dmfs", new EndpointRule.Derived(List.of(metastasis, death), List.of())));
        cohort.endpoints.add(derived("dmfi", new EndpointRule.Derived(List.of(metastasis), List.of(death))));
        String five = "metastasis-within-5-years";
        cohort.labels.add(new LabelRule(
                five, "horizon", new LabelRule.Horizon("dmfi", 1825), Optional.empty(), Optional.empty()));
        cohort.labels.add(new LabelRule(
                "nodal",
                "nodal",
                new LabelRule.Classified("pathologic_N", Category.N_CATEGORY, Optional.empty()),
                Optional.empty(),
                Optional.empty()));
    }

    private static EndpointRule derived(String id, EndpointRule.Derived from) {
        return new EndpointRule(
                id,
                id,
                from,
                TimeUnit.DAYS,
                TimeOrigin.DIAGNOSIS,
                Optional.empty(),
                Optional.empty(),
                Map.of("pathologic_M", List.of("/^m1/")));
    }

    private static void assertDerivedOutcomesAreThoseOfR(CohortVersion version) {
        CohortCard card = version.card();
        for (Golden golden : Golden.cases("lake/melanoma-outcomes")) {
            if (card.endpoints().containsKey(golden.name())) {
                CohortCard.EndpointCount count = card.endpoints().get(golden.name());
                assertEquals(golden.expected("known"), count.known(), golden.name());
                assertEquals(golden.expected("events"), count.events(), golden.name());
                assertEquals(
                        golden.expected("competing"),
                        count.competing().orElseThrow().intValue(),
                        golden.name());
                CohortSamples.Endpoint endpoint = version.samples().endpoints().get(golden.name());
                assertEquals(
                        golden.expected("days"),
                        Arrays.stream(endpoint.time()).filter(days -> days >= 0).sum(),
                        1e-6);
                assertEquals(golden.expected("excluded"), lost(card, golden.name(), "not where pathologic_M"));
                assertEquals(golden.expected("impossible"), lost(card, golden.name(), "dated after death"));
                int competed = 0;
                for (int i = 0; i < card.samples(); i++) {
                    competed += endpoint.hasCompeted(i) ? 1 : 0;
                }
                assertEquals(golden.expected("competing"), competed);
            } else {
                CohortCard.LabelCount count = card.labels().get(golden.name());
                assertEquals(golden.expected("positive"), count.positive(), golden.name());
                assertEquals(golden.expected("negative"), count.negative(), golden.name());
                assertEquals(golden.expected("unknown"), count.unknown(), golden.name());
                if (golden.name().equals("nodal")) {
                    assertEquals(golden.expected("lost_positives"), withoutSample(card, "positives"));
                    assertEquals(golden.expected("lost_negatives"), withoutSample(card, "negatives"));
                }
                count.horizon().ifPresent(horizon -> {
                    assertEquals(golden.expected("competing"), horizon.competing());
                    assertEquals(golden.expected("censored"), horizon.censored());
                });
            }
        }
        assertEquals(1L, card.quarantined().get("dated after death").longValue());
    }

    private static double withoutSample(CohortCard card, String unit) {
        FlowStep step = card.flow().stream()
                .filter(each ->
                        each.about().equals("label:nodal") && each.unit().equals(unit))
                .findFirst()
                .orElseThrow();
        assertEquals("in the expression data", step.step());
        return (double) (step.countIn() - step.countOut());
    }

    private static double lost(CohortCard card, String endpoint, String why) {
        return card.flow().stream()
                .filter(step -> step.about().equals("endpoint:" + endpoint)
                        && step.unit().equals("samples")
                        && step.step().contains(why))
                .mapToDouble(step -> (double) (step.countIn() - step.countOut()))
                .sum();
    }

    @Test
    void renal_keeps_the_samples_with_a_clinical_row(LakeSession session) {
        Path data = RealData.path("cohorts/tcga-kirc");
        var cohort = new CohortFixture("tcga-kirc")
                .expression(data.resolve("expression.tsv.gz"))
                .clinical(data.resolve("patients.tsv.gz"), "bcr_patient_barcode", Level.PATIENT)
                .patients("^(TCGA-..-....)-.*$", "$1");
        cohort.unit = ExpressionUnit.LOG_RATIO;
        cohort.labels.add(new LabelRule("m1", "pathologic_M", List.of("m1"), List.of("m0")));
        cohort.covariates.add(
                new CovariateRule("age", "age_at_initial_pathologic_diagnosis", CovariateRule.Type.NUMERIC));
        cohort.endpoints.add(overallSurvival(
                "max_days_to_death,max_days_to_last_followup", "vital_status", TimeUnit.DAYS, "dead", "alive"));
        CohortCard card = ingest(session, cohort).card();
        assertEquals(72, card.samples());
        assertEquals(17814, card.genes());
        assertEquals(5, card.labels().get("m1").positive());
        assertTrue(
                card.flow().contains(new FlowStep("rows of patients.tsv.gz with expression data", "rows", 537, 72)),
                card.flow().toString());
        // M of all 537 patients by table(): 79 m1, 426 m0; of the 72 with a sample 5 and 67.
        assertTrue(
                card.flow()
                        .containsAll(List.of(
                                new FlowStep("label:m1", "in the expression data", "positives", 79, 5),
                                new FlowStep("label:m1", "in the expression data", "negatives", 426, 67))),
                card.flow().toString());
    }

    @Test
    void breast_is_read_by_title(LakeSession session) {
        Path data = RealData.path("cohorts/scanb-gse96058");
        var cohort = new CohortFixture("scanb-gse96058")
                .expression(data.resolve("expression.tsv.gz"))
                .clinical(data.resolve("samples.tsv.gz"), "title", Level.SAMPLE);
        cohort.unit = ExpressionUnit.LOG2_FPKM_PLUS_0_1;
        cohort.endpoints.add(
                overallSurvival("overall_survival_days", "overall_survival_event", TimeUnit.DAYS, "1", "0"));
        CohortCard card = ingest(session, cohort).card();
        assertEquals(400, card.samples());
        assertEquals(10000, card.genes());
        assertEquals(48, card.endpoints().get("os").events());
    }
}
