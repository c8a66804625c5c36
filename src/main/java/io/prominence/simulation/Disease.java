package io.prominence.simulation;

import java.io.Serializable;

/**
 * A cancer as the simulation knows it.
 *
 * @param cancer name in tables
 * @param code one letter for ids
 * @param meanAge mean age at diagnosis, years; standard deviation 12, cut at 18 and 95
 * @param maleShare share of men
 * @param contaminant which normal tissue gets into the specimen
 * @param contaminationAlpha first parameter of the beta distribution of its fraction
 * @param contaminationBeta second parameter
 * @param diagnosisIntercept log odds of metastasis at diagnosis where the predictor of metastasis is 0
 * @param metastasisScaleYears scale of the Weibull time to distant metastasis where the predictor is 0
 * @param metastasisShape shape of it
 * @param deathRate hazard of death without metastasis at age 60, per year
 * @param deathRateAfterMetastasis further hazard of death from metastasis on, per year
 * @param metastasisSampledShare share of the patients with metastasis at diagnosis of whom only a metastasis is sampled
 * @param bothSampledShare share of them of whom both primary and metastasis are sampled
 */
public record Disease(
        String cancer,
        String code,
        double meanAge,
        double maleShare,
        Programme contaminant,
        double contaminationAlpha,
        double contaminationBeta,
        double diagnosisIntercept,
        double metastasisScaleYears,
        double metastasisShape,
        double deathRate,
        double deathRateAfterMetastasis,
        double metastasisSampledShare,
        double bothSampledShare)
        implements Serializable {

    static final double AGE_SD = 12;

    /** Melanoma: skin in the specimen, metastases often sampled, several samples of some patients. */
    public static final Disease MELANOMA = new Disease(
            "melanoma", "M", 58, 0.58, Programme.KERATINOCYTE, 1.5, 8, -1.75, 10, 1.1, 0.018, 0.5, 0.45, 0.25);

    /** Renal cancer: tubule in the specimen, few metastases sampled. */
    public static final Disease RENAL =
            new Disease("renal", "R", 61, 0.63, Programme.TUBULE, 2, 7, -1.6, 10, 1.0, 0.025, 0.5, 0.35, 0);

    /** Breast cancer: hardly any contamination, only primaries. */
    public static final Disease BREAST =
            new Disease("breast", "B", 59, 0.01, Programme.KERATINOCYTE, 1, 30, -1.6, 12, 1.2, 0.02, 0.4, 0, 0);

    /** Whether some of its samples are metastases, so that they carry the label {@code metastatic-tissue}. */
    boolean samplesMetastases() {
        return metastasisSampledShare > 0;
    }
}
