package io.prominence.lake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.CohortDefinition;
import io.prominence.domain.ConfigurationException;
import io.prominence.domain.DuplicateGenes;
import io.prominence.domain.ExpressionFormat;
import io.prominence.domain.ExpressionUnit;
import io.prominence.domain.GeneIdKind;
import io.prominence.domain.SampleRules;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.source.SourceData;
import io.prominence.formats.source.TextFormats;
import io.prominence.testing.RealData;
import io.prominence.testing.SharedSpark;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** GSE781, renal cell carcinoma and normal kidney, from the family file to the lake; values looked up in the text. */
@ExtendWith(SharedSpark.class)
class GeoIngestTest {
    @TempDir
    Path folder;

    private static CohortFixture family() {
        var cohort = new CohortFixture("gse781").expression(RealData.path("formats/geo-soft/GSE781_family.soft.gz"));
        cohort.format = ExpressionFormat.GEO_SOFT;
        cohort.options = Map.of("platform", "GPL97");
        cohort.unit = ExpressionUnit.LINEAR_INTENSITY;
        cohort.geneId = GeneIdKind.PROBE;
        return cohort.label("source_name_ch1", "/from Renal Clear Cell Carcinoma/", "/normal tissue/");
    }

    private CohortVersion ingest(LakeSession session, CohortFixture cohort) {
        String genes = RealData.path("annotation/org.Hs.eg.db_3.16.entrez_symbol_ensembl_alias.tsv.gz")
                .toString();
        return new Ingest(session, new Lake(session, folder.toString()))
                .ingest(cohort.definition(), List.of(genes))
                .version();
    }

    private static float prom2(CohortVersion version, String sample) {
        int at = Arrays.asList(version.samples().sampleIds()).indexOf(sample);
        return version.valuesBySymbol(List.of("PROM2")).get("PROM2")[at];
    }

    @Test
    void the_table_of_the_family_gives_one_probe_to_the_marker(LakeSession session) {
        CohortVersion version = ingest(session, family());
        assertEquals(17, version.card().samples());
        assertEquals(
                List.of(9, 8, 0),
                version.card().labels().values().stream()
                        .map(label -> List.of(label.positive(), label.negative(), label.unknown()))
                        .findFirst()
                        .orElseThrow());
        assertEquals(326.4f, prom2(version, "GSM11815"));
        assertEquals(876.4f, prom2(version, "GSM12287"));
        assertTrue(version.genes().contains(new GeneName("ENSG00000155066", "PROM2")));
        assertEquals(
                "C035 Renal Clear Cell Carcinoma U133B",
                version.attributes()
                        .get(Arrays.asList(version.samples().sampleIds()).indexOf("GSM11815"))
                        .get("title"));
    }

    /** In GSM11815: 234198_at 50.7, 234647_at 101.0, 239528_at 326.4. */
    @Test
    void a_newer_annotation_gives_it_three(LakeSession session) {
        CohortFixture cohort = family();
        cohort.platformTable =
                Optional.of(RealData.path("annotation/probe_symbol_gpl.tsv.gz").toString());
        CohortVersion widest = ingest(session, cohort);
        assertEquals(326.4f, prom2(widest, "GSM11815"));
        cohort.duplicates = DuplicateGenes.MEAN;
        CohortVersion mean = ingest(session, cohort);
        assertEquals((float) ((50.7f + 101.0 + 326.4f) / 3), prom2(mean, "GSM11815"), 1e-4f);
    }

    /** Its curators say whose each sample is: pairs of normal and tumour. */
    @Test
    void patients_of_a_dataset_are_those_of_its_column(LakeSession session) {
        var made = new CohortFixture("gds507").expression(RealData.path("formats/geo-soft/GDS507.soft.gz"));
        made.format = ExpressionFormat.GEO_SOFT;
        made.samples = SampleRules.all().withPatientColumn("individual");
        CohortDefinition cohort = made.definition();
        SourceData source = TextFormats.open(cohort.expression(), MissingTokens.DEFAULT, session.hadoop())
                .orElseThrow();
        var clinical = ClinicalJoin.read(List.of(), source.sampleTables(), MissingTokens.DEFAULT, session.hadoop());
        List<IngestedSample> samples = SelectedSamples.of(cohort, new TextInput(source, session.hadoop()), clinical)
                .samples();
        assertEquals(17, samples.size());
        Map<String, Long> ofPatient =
                samples.stream().collect(Collectors.groupingBy(IngestedSample::patient, Collectors.counting()));
        assertEquals(2L, ofPatient.get("035"));
        assertEquals(10, ofPatient.size());
    }

    @Test
    void two_platforms_are_refused_with_both(LakeSession session) {
        CohortFixture cohort = family();
        cohort.options = Map.of();
        String message = assertThrows(ConfigurationException.class, () -> ingest(session, cohort))
                .getMessage();
        assertTrue(message.contains("GPL96 (17 samples) and GPL97 (17 samples)"), message);
        assertArrayEquals(new String[0], folder.toFile().list());
    }
}
