package io.prominence.simulation;

import java.util.Map;
import java.util.function.Function;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws the patients of a cohort.
 *
 * <p>PROM2 raises EMT and resistance; they, stage and a little else make the predictor of metastasis, which gives the odds
 * of metastasis at diagnosis and otherwise the hazard of its onset (Weibull). Death comes at a baseline hazard that grows
 * with age and, from metastasis on, at a much higher one besides. Follow-up ends administratively or by dropping out,
 * neither of which depends on anything else. Time is counted from diagnosis in whole days, rounded up.
 */
final class PatientModel {
    static final double DAYS_PER_YEAR = 365.25;
    static final double STAGE_ON_EMT = 0.3;
    static final double STAGE_1_BELOW = -0.385; // 35 % of a standard normal
    static final double STAGE_2_BELOW = 0.525; // 70 %
    private static final double DROPOUT_PER_YEAR = 0.05;
    private static final double SHORTEST_FOLLOW_UP = 1.0 / 3.0; // of the longest: accrual takes the rest
    private static final double AGE_UNKNOWN = 0.02;
    private static final double STAGE_UNKNOWN = 0.03;
    private static final double METASTASIS_UNKNOWN = 0.04;
    private static final double FOLLOW_UP_UNKNOWN = 0.01;

    private final long seed;
    private final CohortPlan cohort;
    private final Effects effects;

    PatientModel(long seed, CohortPlan cohort, Effects effects) {
        this.seed = seed;
        this.cohort = cohort;
        this.effects = effects;
    }

    /** The first {@code n} patients; more would leave these as they are. */
    Patients draw(int n) {
        double[] marker = normals("marker", n);
        double[] emt = raisedBy(marker, effects.markerOnEmt(), normals("emt", n));
        double[] resistance = raisedBy(marker, effects.markerOnResistance(), normals("resistance", n));
        double[] proliferation = normals("proliferation", n);
        double[] age = ages(n);
        boolean[] male = chances("sex", n, cohort.disease().maleShare());
        int[] stage = stages(emt);
        var predictor = new double[n];
        for (int i = 0; i < n; i++) {
            predictor[i] = predictor(effects, emt[i], resistance[i], proliferation[i], stage[i], age[i], male[i]);
        }
        boolean[] metastasis = metastases(predictor);
        double[] burden = burdens(metastasis);
        double[] onset = onsets(predictor, metastasis);
        double[] death = deaths(onset, age, resistance, proliferation);
        double[] lastContact = lastContacts(n);
        return observed(
                Map.of(
                        Programme.MARKER, marker,
                        Programme.EMT, emt,
                        Programme.RESISTANCE, resistance,
                        Programme.PROLIFERATION, proliferation,
                        Programme.BURDEN, burden),
                age,
                male,
                stage,
                metastasis,
                onset,
                death,
                lastContact);
    }

    /** The predictor of metastasis of one patient; see {@link Effects}. */
    static double predictor(
            Effects effects, double emt, double resistance, double proliferation, int stage, double age, boolean male) {
        return effects.emtOnMetastasis() * emt
                + effects.resistanceOnMetastasis() * resistance
                + effects.proliferationOnMetastasis() * proliferation
                + effects.stageOnMetastasis() * (stage - 2)
                + effects.ageOnMetastasis() * decades(age)
                + effects.maleOnMetastasis() * (male ? 1 : 0);
    }

    private Patients observed(
            Map<Programme, double[]> programmes,
            double[] age,
            boolean[] male,
            int[] stage,
            boolean[] metastasis,
            double[] onset,
            double[] death,
            double[] lastContact) {
        int n = age.length;
        boolean[] lost = chances("follow-up-unknown", n, FOLLOW_UP_UNKNOWN);
        boolean[] unknown = chances("metastasis-unknown", n, METASTASIS_UNKNOWN);
        var osDays = new int[n];
        var dmfsDays = new int[n];
        var died = new boolean[n];
        var dmfsEvent = new boolean[n];
        for (int i = 0; i < n; i++) {
            double first = Math.min(onset[i], death[i]);
            died[i] = death[i] <= lastContact[i];
            dmfsEvent[i] = first <= lastContact[i];
            osDays[i] = lost[i] ? -1 : days(Math.min(death[i], lastContact[i]));
            boolean atRisk = !lost[i] && !unknown[i] && !metastasis[i];
            dmfsDays[i] = atRisk ? days(Math.min(first, lastContact[i])) : -1;
        }
        return new Patients(
                programmes,
                age,
                not(chances("age-unknown", n, AGE_UNKNOWN)),
                male,
                stage,
                not(chances("stage-unknown", n, STAGE_UNKNOWN)),
                metastasis,
                not(unknown),
                osDays,
                died,
                dmfsDays,
                dmfsEvent);
    }

    private double[] ages(int n) {
        double[] ages = normals("age", n);
        for (int i = 0; i < n; i++) {
            double years = cohort.disease().meanAge() + Disease.AGE_SD * ages[i];
            ages[i] = Math.rint(Math.min(95, Math.max(18, years)));
        }
        return ages;
    }

    private int[] stages(double[] emt) {
        double[] latent = raisedBy(emt, STAGE_ON_EMT, normals("stage", emt.length));
        var stages = new int[emt.length];
        for (int i = 0; i < stages.length; i++) {
            stages[i] = latent[i] < STAGE_1_BELOW ? 1 : latent[i] < STAGE_2_BELOW ? 2 : 3;
        }
        return stages;
    }

    private boolean[] metastases(double[] predictor) {
        double[] uniform = draws("metastasis-at-diagnosis", random -> Streams.uniforms(random, predictor.length));
        var metastases = new boolean[predictor.length];
        for (int i = 0; i < metastases.length; i++) {
            double logOdds = cohort.disease().diagnosisIntercept() + effects.diagnosisSlope() * predictor[i];
            metastases[i] = uniform[i] < 1 / (1 + StrictMath.exp(-logOdds));
        }
        return metastases;
    }

    private double[] burdens(boolean[] metastasis) {
        double[] burdens = draws("burden", random -> Streams.uniforms(random, metastasis.length));
        for (int i = 0; i < burdens.length; i++) {
            burdens[i] = metastasis[i] ? 0.5 + burdens[i] : 0;
        }
        return burdens;
    }

    /** Years to distant metastasis; 0 where it was there at diagnosis. */
    private double[] onsets(double[] predictor, boolean[] metastasis) {
        Disease disease = cohort.disease();
        double[] years = exponentials("onset", predictor.length);
        for (int i = 0; i < years.length; i++) {
            double unit = StrictMath.pow(years[i] / StrictMath.exp(predictor[i]), 1 / disease.metastasisShape());
            years[i] = metastasis[i] ? 0 : disease.metastasisScaleYears() * unit;
        }
        return years;
    }

    private double[] deaths(double[] onset, double[] age, double[] resistance, double[] proliferation) {
        Disease disease = cohort.disease();
        double[] otherwise = exponentials("death", onset.length);
        double[] afterwards = exponentials("death-after-metastasis", onset.length);
        var years = new double[onset.length];
        for (int i = 0; i < years.length; i++) {
            double before = disease.deathRate() * StrictMath.exp(effects.ageOnDeath() * decades(age[i]));
            double after = disease.deathRateAfterMetastasis()
                    * StrictMath.exp(effects.resistanceOnDeath() * resistance[i]
                            + effects.proliferationOnDeath() * proliferation[i]);
            years[i] = Math.min(otherwise[i] / before, onset[i] + afterwards[i] / after);
        }
        return years;
    }

    private double[] lastContacts(int n) {
        double[] dropout = exponentials("dropout", n);
        double[] entered = draws("accrual", random -> Streams.uniforms(random, n));
        var years = new double[n];
        for (int i = 0; i < n; i++) {
            double share = SHORTEST_FOLLOW_UP + (1 - SHORTEST_FOLLOW_UP) * entered[i];
            years[i] = Math.min(dropout[i] / DROPOUT_PER_YEAR, cohort.followUpYears() * share);
        }
        return years;
    }

    private double[] normals(String purpose, int n) {
        return draws(purpose, random -> Streams.normals(random, n));
    }

    private double[] exponentials(String purpose, int n) {
        return draws(purpose, random -> Streams.exponentials(random, n));
    }

    private boolean[] chances(String purpose, int n, double probability) {
        double[] uniform = draws(purpose, random -> Streams.uniforms(random, n));
        var chances = new boolean[n];
        for (int i = 0; i < n; i++) {
            chances[i] = uniform[i] < probability;
        }
        return chances;
    }

    private double[] draws(String purpose, Function<UniformRandomProvider, double[]> draw) {
        return draw.apply(Streams.named(seed, cohort.id(), "patients", purpose));
    }

    /** correlation · cause + noise, of variance 1; {@code noise} is overwritten. */
    private static double[] raisedBy(double[] cause, double correlation, double[] noise) {
        double rest = Math.sqrt(1 - correlation * correlation);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = correlation * cause[i] + rest * noise[i];
        }
        return noise;
    }

    private static boolean[] not(boolean[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = !values[i];
        }
        return values;
    }

    static double decades(double age) {
        return (age - 60) / 10;
    }

    private static int days(double years) {
        return Math.max(1, (int) Math.ceil(years * DAYS_PER_YEAR));
    }
}
