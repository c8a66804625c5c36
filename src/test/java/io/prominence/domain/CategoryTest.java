package io.prominence.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.Category.Meaning;
import io.prominence.domain.Category.TcgaSampleType;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CategoryTest {
    @ParameterizedTest
    @CsvSource({
        "M1, YES",
        "m1a, YES",
        "cM1b, YES",
        "[pM1c], YES",
        "M1c(0), YES",
        "M1 NOS, YES",
        "ypM1, YES",
        "M0, NO",
        "cM0 (i+), NO",
        "M0(mol+), NO",
        " m0 , NO",
        "MX, NEITHER",
        "cMx, NEITHER",
        "M, UNREADABLE",
        "M2, UNREADABLE",
        "stage iv, UNREADABLE",
        "M10, UNREADABLE",
        "no m1, UNREADABLE",
        "1, UNREADABLE"
    })
    void m_categories(String value, Meaning meaning) {
        assertEquals(meaning, Category.M_CATEGORY.of(value));
    }

    @ParameterizedTest
    @CsvSource({
        "N1, YES",
        "n2b, YES",
        "pN3c, YES",
        "N1mi, YES",
        "pN1 (sn), YES",
        "n+, YES",
        "N0, NO",
        "N0 (i-), NO",
        "pN0(i+), NO",
        "n0 (mol+), NO",
        "NX, NEITHER",
        "pnx, NEITHER",
        "N4, UNREADABLE",
        "none, UNREADABLE",
        "n, UNREADABLE"
    })
    void n_categories(String value, Meaning meaning) {
        assertEquals(meaning, Category.N_CATEGORY.of(value));
    }

    @ParameterizedTest
    @CsvSource({
        "TCGA-D3-A1QA-06A-11R-A18T-07, YES", "TCGA.D3.A1QA.06, YES", "tcga-d3-a1qa-07a, YES", "06, YES", "7, YES",
        "Metastatic, YES", "Additional_Metastatic, YES", "TCGA-3C-AAAU-01, NO", "01A, NO", "Primary Solid Tumor, NO",
        "primary tumour, NO", "02, NEITHER", "05, NEITHER", "TCGA-BH-A0B5-11A, NEITHER", "Solid_Tissue_Normal, NEITHER",
        "20, NEITHER", "TCGA-D3-A1QA, UNREADABLE", "99, UNREADABLE", "3N.A9WB.Metastatic, UNREADABLE"
    })
    void tcga_sample_types(String value, Meaning meaning) {
        assertEquals(meaning, Category.TCGA_SAMPLE_TYPE.of(value));
    }

    @ParameterizedTest
    @CsvSource({"10, true", "11A, true", "14, true", "20, true", "01, false", "06, false", "09, false"})
    void normal_tissue_and_controls_are_no_tumour(String code, boolean isNormal) {
        Optional<TcgaSampleType> type = TcgaSampleType.of(code);
        assertTrue(type.isPresent());
        assertEquals(isNormal, type.get().isNormal());
    }
}
