package io.prominence.simulation;

import io.prominence.domain.ClassifierPlan.Horizon;
import io.prominence.domain.ClassifierPlan.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.commons.numbers.gamma.Erfc;

/**
 * Scores of the samples of a simulated cohort by predictors that know how it was made, from the one that knows most to the
 * one that knows as much as a linear model of the measured genes can: what any model learned from data is to be held against.
 *
 * <p>{@link #everything}: the chance of a yes by which the simulation drew it, given the patient's programmes, stage, age
 * and sex. {@link #tumour}: the chance given the programmes EMT, resistance and proliferation of the patient's tumour alone.
 * {@link #specimen}: the best linear score (Fisher) of the programmes of the specimen, which purity has diluted and to which
 * stroma, immune cells and contaminants belong: what endless genes without noise would show to a linear model. Burden is left
 * out, as it is the outcome itself: above 0 wherever there is metastasis at diagnosis.
 * {@link #genes}: the best linear score of measured genes, by their true loadings, noise, modules and the cohort's platform;
 * burden, which raises the marker a little, is in it as it is in the values that a model reads.
 *
 * <p>Fisher's score is Σ⁻¹ c with Σ the covariance of the genes and c their covariance with the outcome. Both follow from the
 * loadings and the covariances of programmes, which are taken from a reference population of {@value #REFERENCE} samples of
 * the cohort. Missing values count as the mean; dropouts, floors and rounding are not
 * modelled. Only the order of scores within a cohort means anything.
 */
public final class Oracle {
    private static final int REFERENCE = 20_000;
    private static final long REFERENCE_SEED = 20_261_123;
    private static final double HARDLY_ANY_NOISE = 1e-6;

    private final SimulationPlan plan;
    private final SimulatedCohort cohort;
    private final Chance chance;
    private final List<Programme> programmes;
    private final double[][] covariance;
    private final double[] withOutcome;

    /**
     * Knows one cohort of a plan.
     *
     * @param id cohort id
     * @param target the label distant-metastasis, or the endpoint dmfs within a horizon
     */
    public Oracle(SimulationPlan plan, String id, Target target) {
        this.plan = plan;
        CohortPlan own = plan.cohorts().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
        cohort = SimulatedCohort.asKept(plan.seed(), own, plan.effects());
        chance = Chance.of(target, own.disease(), plan.effects());
        SimulatedCohort reference = SimulatedCohort.asKept(REFERENCE_SEED, own.withSamples(REFERENCE), plan.effects());
        int[] samples = IntStream.range(0, REFERENCE)
                .filter(i -> chance.concerns(
                        reference.patients(), reference.specimens().patient()[i]))
                .toArray();
        programmes = List.copyOf(reference.specimens().programmes().keySet());
        double[][] columns = programmes.stream()
                .map(programme -> take(reference.specimens().programmes().get(programme), samples))
                .toArray(double[][]::new);
        double[] yes = take(perSample(reference, chance::drawn), samples);
        covariance = Arrays.stream(columns)
                .map(a -> Arrays.stream(columns)
                        .mapToDouble(b -> covariance(a, b))
                        .toArray())
                .toArray(double[][]::new);
        withOutcome =
                Arrays.stream(columns).mapToDouble(a -> covariance(a, yes)).toArray();
    }

    /** The chance by which the outcome was drawn. */
    public Map<String, Double> everything() {
        return named(perSample(cohort, chance::given));
    }

    /** The chance given EMT, resistance and proliferation of the tumour: over stages and sexes, at the mean age. */
    public Map<String, Double> tumour() {
        return named(perSample(cohort, chance::givenTumour));
    }

    /** Fisher's score of the programmes as they act on expression, but for burden. */
    public Map<String, Double> specimen() {
        double[][] precision = new double[programmes.size()][programmes.size()];
        for (int a = 0; a < precision.length; a++) {
            precision[a][a] = programmes.get(a) == Programme.BURDEN ? 0 : 1 / HARDLY_ANY_NOISE;
        }
        double[] weights = programmeWeights(precision);
        var scores = new double[cohort.specimens().size()];
        for (int a = 0; a < weights.length; a++) {
            double[] values = cohort.specimens().programmes().get(programmes.get(a));
            for (int i = 0; i < scores.length; i++) {
                scores[i] += precision[a][a] * weights[a] * values[i];
            }
        }
        return named(scores);
    }

    /**
     * Fisher's score of the genes that the cohort measures.
     *
     * @param offered symbols of the genes that may be looked at
     */
    public Map<String, Double> genes(Predicate<String> offered) {
        List<GeneSpec> genes = cohort.measured(Transcriptome.of(plan)).stream()
                .filter(gene -> offered.test(gene.symbol()))
                .toList();
        double[][] loadings = genes.stream().map(this::loadings).toArray(double[][]::new);
        double[][] weighted = byNoise(genes, loadings);
        double[] weights = programmeWeights(product(loadings, weighted));
        var scores = new double[cohort.specimens().size()];
        var values = new float[scores.length];
        for (int g = 0; g < weighted.length; g++) {
            cohort.fill(genes.get(g), 0, values);
            add(dot(weighted[g], weights) / cohort.plan().platform().slope(), values, scores);
        }
        return named(scores);
    }

    /** Whether a gene of this symbol loads on a programme that goes with outcome. */
    public static Predicate<String> planted(SimulationPlan plan) {
        var planted = new HashMap<String, Boolean>();
        Transcriptome.of(plan)
                .forEach(gene -> planted.put(
                        gene.symbol(),
                        gene.loadings().entrySet().stream()
                                .anyMatch(loading -> loading.getValue() != 0
                                        && loading.getKey().goesWithOutcome(plan.effects()))));
        return planted::get;
    }

    private double[] loadings(GeneSpec gene) {
        return programmes.stream().mapToDouble(gene::loading).toArray();
    }

    /**
     * (I + P·G)⁻¹ c, where P is the covariance of programmes and G their precision by the genes, LᵀN⁻¹L: what N⁻¹L is to be
     * multiplied with to give Fisher's score of the genes, by Woodbury's identity.
     */
    private double[] programmeWeights(double[][] precision) {
        int p = programmes.size();
        double[][] system = new double[p][p];
        for (int a = 0; a < p; a++) {
            for (int b = 0; b < p; b++) {
                system[a][b] = a == b ? 1 : 0;
                for (int k = 0; k < p; k++) {
                    system[a][b] += covariance[a][k] * precision[k][b];
                }
            }
        }
        return solve(system, withOutcome.clone());
    }

    /** N⁻¹L: noise is of its own gene, but for the factor that the genes of a module share (Sherman and Morrison). */
    private double[][] byNoise(List<GeneSpec> genes, double[][] loadings) {
        double factor = cohort.plan().platform().noise();
        double[][] weighted = new double[loadings.length][];
        var ofModule = new HashMap<Integer, List<Integer>>();
        for (int g = 0; g < weighted.length; g++) {
            double variance = Math.pow(genes.get(g).noise() * factor, 2);
            weighted[g] = Arrays.stream(loadings[g]).map(l -> l / variance).toArray();
            if (genes.get(g).module() >= 0) {
                ofModule.computeIfAbsent(genes.get(g).module(), module -> new ArrayList<>())
                        .add(g);
            }
        }
        ofModule.values().forEach(module -> takeFactor(genes, module, factor, weighted));
        return weighted;
    }

    private static void takeFactor(List<GeneSpec> genes, List<Integer> module, double noise, double[][] weighted) {
        double strength = 1;
        double[] along = new double[weighted[module.get(0)].length];
        for (int g : module) {
            double loading = genes.get(g).moduleLoading();
            strength += loading * loading / Math.pow(genes.get(g).noise() * noise, 2);
            for (int a = 0; a < along.length; a++) {
                along[a] += loading * weighted[g][a];
            }
        }
        for (int g : module) {
            double share = genes.get(g).moduleLoading() / Math.pow(genes.get(g).noise() * noise, 2) / strength;
            for (int a = 0; a < along.length; a++) {
                weighted[g][a] -= share * along[a];
            }
        }
    }

    private static void add(double weight, float[] values, double[] scores) {
        double sum = 0;
        int n = 0;
        for (float value : values) {
            sum += Float.isNaN(value) ? 0 : value;
            n += Float.isNaN(value) ? 0 : 1;
        }
        for (int i = 0; i < values.length; i++) {
            scores[i] += Float.isNaN(values[i]) ? 0 : weight * (values[i] - sum / n);
        }
    }

    private Map<String, Double> named(double[] scores) {
        var names = new SampleNames(cohort);
        var byId = new HashMap<String, Double>();
        for (int i = 0; i < scores.length; i++) {
            byId.put(names.sample(i), scores[i]);
        }
        return byId;
    }

    private static double[] perSample(SimulatedCohort cohort, OfPatient value) {
        int[] patient = cohort.specimens().patient();
        return IntStream.range(0, patient.length)
                .mapToDouble(i -> value.of(cohort.patients(), patient[i]))
                .toArray();
    }

    private static double[] take(double[] values, int[] samples) {
        return Arrays.stream(samples).mapToDouble(i -> values[i]).toArray();
    }

    private static double covariance(double[] a, double[] b) {
        double meanA = Arrays.stream(a).average().orElseThrow();
        double meanB = Arrays.stream(b).average().orElseThrow();
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - meanA) * (b[i] - meanB);
        }
        return sum / (a.length - 1);
    }

    /** LᵀW of two matrices with a row per gene. */
    private static double[][] product(double[][] left, double[][] right) {
        int p = left[0].length;
        double[][] product = new double[p][p];
        for (int g = 0; g < left.length; g++) {
            for (int a = 0; a < p; a++) {
                for (int b = 0; b < p; b++) {
                    product[a][b] += left[g][a] * right[g][b];
                }
            }
        }
        return product;
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(k -> a[k] * b[k]).sum();
    }

    /** By Gauss, with the largest pivot of each column; overwrites both. */
    private static double[] solve(double[][] matrix, double[] rhs) {
        int p = rhs.length;
        for (int a = 0; a < p; a++) {
            int largest = a;
            for (int row = a + 1; row < p; row++) {
                largest = Math.abs(matrix[row][a]) > Math.abs(matrix[largest][a]) ? row : largest;
            }
            double[] line = matrix[largest];
            double right = rhs[largest];
            matrix[largest] = matrix[a];
            rhs[largest] = rhs[a];
            matrix[a] = line;
            rhs[a] = right;
            for (int row = 0; row < p; row++) {
                double share = row == a ? 0 : matrix[row][a] / line[a];
                for (int b = a; b < p && share != 0; b++) {
                    matrix[row][b] -= share * line[b];
                }
                rhs[row] -= share * right;
            }
        }
        for (int a = 0; a < p; a++) {
            rhs[a] /= matrix[a][a];
        }
        return rhs;
    }

    private interface OfPatient {
        double of(Patients patients, int patient);
    }

    /**
     * Chance of a yes.
     *
     * @param years the horizon; 0 for metastasis at diagnosis
     */
    private record Chance(double years, Disease disease, Effects effects) {
        private static final double[] STAGES_END = {
            Double.NEGATIVE_INFINITY, PatientModel.STAGE_1_BELOW, PatientModel.STAGE_2_BELOW, Double.POSITIVE_INFINITY
        };

        static Chance of(Target target, Disease disease, Effects effects) {
            if (target instanceof Horizon horizon && horizon.endpoint().equals(SampleTable.METASTASIS_FREE_SURVIVAL)) {
                return new Chance(horizon.days() / PatientModel.DAYS_PER_YEAR, disease, effects);
            }
            if (!target.id().equals(SampleTable.DISTANT_METASTASIS)) {
                throw new IllegalArgumentException("no oracle knows " + target.words());
            }
            return new Chance(0, disease, effects);
        }

        /** Whoever had metastasis at diagnosis is not at risk later. */
        boolean concerns(Patients patients, int patient) {
            return years == 0 || !patients.metastasis()[patient];
        }

        /** The outcome itself where burden, which follows from it, acts on genes; otherwise its chance, which varies less. */
        double drawn(Patients patients, int i) {
            return years == 0 ? patients.metastasis()[i] ? 1 : 0 : given(patients, i);
        }

        double given(Patients patients, int i) {
            double predictor = PatientModel.predictor(
                    effects,
                    patients.programmes().get(Programme.EMT)[i],
                    patients.programmes().get(Programme.RESISTANCE)[i],
                    patients.programmes().get(Programme.PROLIFERATION)[i],
                    patients.stage()[i],
                    patients.age()[i],
                    patients.male()[i]);
            return given(predictor, patients.age()[i]);
        }

        double givenTumour(Patients patients, int i) {
            double emt = patients.programmes().get(Programme.EMT)[i];
            double resistance = patients.programmes().get(Programme.RESISTANCE)[i];
            double proliferation = patients.programmes().get(Programme.PROLIFERATION)[i];
            double yes = 0;
            double all = 0;
            for (int stage = 1; stage <= 3; stage++) {
                for (int sex = 0; sex < 2; sex++) {
                    double predictor = PatientModel.predictor(
                            effects, emt, resistance, proliferation, stage, disease.meanAge(), sex == 1);
                    double share = (sex == 1 ? disease.maleShare() : 1 - disease.maleShare())
                            * stageShare(stage, emt)
                            * (years == 0 ? 1 : 1 - atDiagnosis(predictor));
                    yes += share * given(predictor, disease.meanAge());
                    all += share;
                }
            }
            return yes / all;
        }

        private double given(double predictor, double age) {
            if (years == 0) {
                return atDiagnosis(predictor);
            }
            double onset =
                    Math.exp(predictor) * Math.pow(years / disease.metastasisScaleYears(), disease.metastasisShape());
            double death = disease.deathRate() * Math.exp(effects.ageOnDeath() * PatientModel.decades(age)) * years;
            return -Math.expm1(-onset - death);
        }

        private double atDiagnosis(double predictor) {
            return 1 / (1 + Math.exp(-disease.diagnosisIntercept() - effects.diagnosisSlope() * predictor));
        }

        private static double stageShare(int stage, double emt) {
            return below(STAGES_END[stage], emt) - below(STAGES_END[stage - 1], emt);
        }

        private static double below(double end, double emt) {
            double rest = Math.sqrt(1 - PatientModel.STAGE_ON_EMT * PatientModel.STAGE_ON_EMT);
            return 0.5 * Erfc.value((PatientModel.STAGE_ON_EMT * emt - end) / rest / Math.sqrt(2));
        }
    }
}
