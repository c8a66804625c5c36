package io.prominence.simulation;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ChengBetaSampler;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;

/**
 * The samples of a cohort, in columns. All were taken at diagnosis, so no patient had to live to be sampled.
 *
 * @param patient index of the patient of each sample; the samples of a patient stand together, the primary first
 * @param metastatic whether the sample is a metastasis
 * @param purity share of tumour cells, 0 to 1
 * @param contamination fraction of normal tissue of the disease's contaminant, 0 to 1; independent of everything else
 * @param programmes each programme that acts here with one value per sample, as it acts on expression
 */
record Specimens(
        int[] patient,
        boolean[] metastatic,
        double[] purity,
        double[] contamination,
        Map<Programme, double[]> programmes) {
    private static final double PURITY_ALPHA = 8;
    private static final double PURITY_BETA = 4;
    private static final double MEAN_PURITY = PURITY_ALPHA / (PURITY_ALPHA + PURITY_BETA);
    private static final double PURITY_SD =
            Math.sqrt(MEAN_PURITY * (1 - MEAN_PURITY) / (PURITY_ALPHA + PURITY_BETA + 1));
    private static final double STROMA_ON_PURITY = -0.8;

    /** How many samples of a patient are drawn. */
    enum PerPatient {
        AS_SAMPLED,
        ONLY_FIRST
    }

    int size() {
        return patient.length;
    }

    /** Draws exactly {@code cohort.samples()} samples of the first of {@code patients}. */
    static Specimens draw(long seed, CohortPlan cohort, Patients patients, PerPatient perPatient) {
        int n = cohort.samples();
        var patient = new int[n];
        var metastatic = new boolean[n];
        choose(seed, cohort, patients, perPatient, patient, metastatic);
        double[] purity = betas(stream(seed, cohort, "purity"), PURITY_ALPHA, PURITY_BETA, n);
        Disease disease = cohort.disease();
        double[] contamination = betas(
                stream(seed, cohort, "contamination"), disease.contaminationAlpha(), disease.contaminationBeta(), n);
        var programmes = new EnumMap<Programme, double[]>(Programme.class);
        patients.programmes()
                .forEach((programme, values) -> programmes.put(programme, diluted(values, patient, purity)));
        programmes.put(Programme.IMMUNE, Streams.normals(stream(seed, cohort, "immune"), n));
        programmes.put(Programme.STROMA, stroma(purity, Streams.normals(stream(seed, cohort, "stroma"), n)));
        programmes.put(disease.contaminant(), contamination);
        return new Specimens(patient, metastatic, purity, contamination, programmes);
    }

    /** Number of patients of whom there is a sample. */
    int patients() {
        return patient[patient.length - 1] + 1;
    }

    /** Position of sample {@code i} among those of its patient, 0 for the first. */
    int ordinalOfPatient(int i) {
        return i > 0 && patient[i - 1] == patient[i] ? 1 : 0;
    }

    private static void choose(
            long seed,
            CohortPlan cohort,
            Patients patients,
            PerPatient perPatient,
            int[] patient,
            boolean[] metastatic) {
        Disease disease = cohort.disease();
        double[] uniform = Streams.uniforms(stream(seed, cohort, "tissue"), patients.size());
        int sample = 0;
        for (int p = 0; sample < patient.length; p++) {
            boolean onlyMetastasis = patients.metastasis()[p] && uniform[p] < disease.metastasisSampledShare();
            boolean both = patients.metastasis()[p]
                    && !onlyMetastasis
                    && uniform[p] < disease.metastasisSampledShare() + disease.bothSampledShare();
            patient[sample] = p;
            metastatic[sample++] = onlyMetastasis;
            if (both && perPatient == PerPatient.AS_SAMPLED && sample < patient.length) {
                patient[sample] = p;
                metastatic[sample++] = true;
            }
        }
    }

    private static double[] diluted(double[] tumour, int[] patient, double[] purity) {
        var values = new double[patient.length];
        Arrays.setAll(values, i -> tumour[patient[i]] * purity[i] / MEAN_PURITY);
        return values;
    }

    private static double[] stroma(double[] purity, double[] noise) {
        double rest = Math.sqrt(1 - STROMA_ON_PURITY * STROMA_ON_PURITY);
        Arrays.setAll(noise, i -> STROMA_ON_PURITY * (purity[i] - MEAN_PURITY) / PURITY_SD + rest * noise[i]);
        return noise;
    }

    private static double[] betas(UniformRandomProvider random, double alpha, double beta, int n) {
        ContinuousSampler sampler = ChengBetaSampler.of(random, alpha, beta);
        var values = new double[n];
        Arrays.setAll(values, i -> sampler.sample());
        return values;
    }

    private static UniformRandomProvider stream(long seed, CohortPlan cohort, String purpose) {
        return Streams.named(seed, cohort.id(), "samples", purpose);
    }
}
