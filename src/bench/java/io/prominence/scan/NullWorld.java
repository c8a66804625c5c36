package io.prominence.scan;

import io.prominence.domain.CohortSamples;
import io.prominence.domain.CohortSamples.Covariate;
import io.prominence.domain.CohortSamples.Endpoint;
import io.prominence.lake.GeneVector;
import io.prominence.stats.LibrarySizes;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Cohorts in which no gene has anything to do with any outcome beyond what an analysis adjusts for. */
enum NullWorld {
    /** One sample a patient; nothing has to do with anything. */
    INDEPENDENT("one sample a patient", 400) {
        @Override
        Draw draw(SplittableRandom random, int genes) {
            Draw draw = new Draw(samples(), 1, random);
            return draw.genes(genes, (gene, i) -> gene.normal());
        }
    },
    /** Every gene, the marker, the group and the hazard rise with age, and with nothing else. */
    AGED("confounded by age", 400) {
        @Override
        Draw draw(SplittableRandom random, int genes) {
            Draw draw = new Draw(samples(), 1, random);
            draw.age();
            return draw.genes(genes, (gene, i) -> gene.normal() + 0.03 * draw.age[i]);
        }
    },
    /** Hazard and expression both differ between stages: confounded unless stratified. */
    STAGED("confounded by stage", 400) {
        @Override
        Draw draw(SplittableRandom random, int genes) {
            Draw draw = new Draw(samples(), 1, random);
            draw.hazard(i -> Math.exp(draw.stage[i]));
            return draw.genes(genes, (gene, i) -> gene.normal() + 0.5 * draw.stage[i]);
        }
    },
    /** Observation begins late, for many after others had their event. */
    LATE_ENTRY("left truncation", 400) {
        @Override
        Draw draw(SplittableRandom random, int genes) {
            Draw draw = new Draw(samples(), 1, random);
            draw.enterLate();
            return draw.genes(genes, (gene, i) -> gene.normal());
        }
    },
    /** A positive and a negative sample of each patient, half of a gene's variance between patients. */
    PAIRED("two samples a patient, one of each group", 200) {
        @Override
        Draw draw(SplittableRandom random, int genes) {
            Draw draw = new Draw(samples(), 2, random);
            draw.pair();
            return draw.genes(genes, (gene, i) -> gene.ofPatient(i) + gene.normal());
        }
    },
    /** Two samples of each patient with one follow-up. */
    REPEATED("two samples a patient, one follow-up", 600) {
        @Override
        Draw draw(SplittableRandom random, int genes) {
            return of(samples(), random, genes);
        }
    },
    /** The same in many patients: errors by patient are right in the limit only. */
    REPEATED_LARGE("two samples a patient, one follow-up", 3_000) {
        @Override
        Draw draw(SplittableRandom random, int genes) {
            return of(samples(), random, genes);
        }
    },
    /** Negative binomial counts, libraries of 0.5 to 2 million. */
    COUNTS("counts", 100) {
        @Override
        Draw draw(SplittableRandom random, int genes) {
            Draw draw = new Draw(samples(), 1, random);
            double[] depth = random.doubles(samples(), 0.5, 2).toArray();
            draw.genes(genes, (gene, i) -> gene.count(depth[i]));
            draw.countLibraries();
            return draw;
        }
    };

    private final String description;
    private final int samples;

    NullWorld(String description, int samples) {
        this.description = description;
        this.samples = samples;
    }

    String description() {
        return description;
    }

    int samples() {
        return samples;
    }

    /** Two samples of each patient, half of a gene's variance between patients. */
    Draw of(int samples, SplittableRandom random, int genes) {
        return new Draw(samples, 2, random).genes(genes, (gene, i) -> gene.ofPatient(i) + gene.normal());
    }

    /** A cohort drawn anew. */
    abstract Draw draw(SplittableRandom random, int genes);

    /** Value of a gene in a sample. */
    interface Expression {
        double of(Gene gene, int sample);
    }

    /** Random numbers of one gene. */
    static final class Gene {
        private final SplittableRandom random;
        private final double mean;
        private final double deviation;
        private final double[] patients;
        private final int perPatient;

        Gene(SplittableRandom random, int patients, int perPatient) {
            this.random = random;
            this.mean = random.nextDouble(2, 12);
            this.deviation = Math.exp(0.4 * random.nextGaussian());
            this.patients = new double[patients];
            this.perPatient = perPatient;
            Arrays.setAll(this.patients, i -> deviation * random.nextGaussian());
        }

        double normal() {
            return mean + deviation * random.nextGaussian();
        }

        double ofPatient(int sample) {
            return patients[sample / perPatient];
        }

        /** Negative binomial with dispersion 0.2 of a mean that grows with the library. */
        double count(double depth) {
            double rate = Math.exp(mean / 2) * depth * gamma(5) / 5;
            return poisson(rate);
        }

        private double gamma(int shape) {
            double sum = 0;
            for (int i = 0; i < shape; i++) {
                sum -= Math.log(1 - random.nextDouble());
            }
            return sum;
        }

        private double poisson(double rate) {
            int count = -1;
            double waited = 0;
            while (waited <= rate) {
                waited -= Math.log(1 - random.nextDouble());
                count++;
            }
            return count;
        }
    }

    /** One cohort: samples of which a fixed number belong to each patient. */
    static final class Draw {
        private final SplittableRandom random;
        private final int n;
        private final int perPatient;
        private final byte[] group;
        private final double[] marker;
        private final double[] score;
        private double[] time;
        private final byte[] event;
        private final double[] entry;
        private GeneVector[] vectors;
        private Optional<LibrarySizes> libraries = Optional.empty();

        final double[] age;
        final int[] stage;

        Draw(int n, int perPatient, SplittableRandom random) {
            this.n = n;
            this.perPatient = perPatient;
            this.random = random;
            this.group = new byte[n];
            this.event = new byte[n];
            this.entry = new double[n];
            this.stage = IntStream.range(0, n).map(i -> random.nextInt(3)).toArray();
            this.age = normal(60, 10);
            this.marker = normal(6, 2);
            this.score = normal(0, 1);
            for (int i = 0; i < n; i++) {
                group[i] = (byte) (random.nextDouble() < 0.4 ? 1 : 0);
            }
            hazard(i -> 1);
        }

        private double[] normal(double mean, double deviation) {
            return IntStream.range(0, n)
                    .mapToDouble(i -> mean + deviation * random.nextGaussian())
                    .toArray();
        }

        /** Draws follow-up: exponential times to event and to censoring, half of each, whole days. */
        void hazard(java.util.function.IntToDoubleFunction rate) {
            time = new double[n];
            for (int i = 0; i < n; i += perPatient) {
                double toEvent = -1000 * Math.log(1 - random.nextDouble()) / rate.applyAsDouble(i);
                double toCensoring = -1000 * Math.log(1 - random.nextDouble());
                for (int j = i; j < i + perPatient; j++) {
                    time[j] = Math.ceil(Math.min(toEvent, toCensoring));
                    event[j] = (byte) (toEvent <= toCensoring ? 1 : 0);
                }
            }
        }

        /** Draws patients until enough of them are still under observation when theirs begins. */
        void enterLate() {
            for (int i = 0; i < n; i++) {
                double toEvent;
                double toCensoring;
                do {
                    entry[i] = Math.floor(random.nextDouble(0, 800));
                    toEvent = Math.ceil(-1000 * Math.log(1 - random.nextDouble()));
                    toCensoring = Math.ceil(entry[i] - 1000 * Math.log(1 - random.nextDouble()));
                } while (Math.min(toEvent, toCensoring) <= entry[i]);
                time[i] = Math.min(toEvent, toCensoring);
                event[i] = (byte) (toEvent <= toCensoring ? 1 : 0);
            }
        }

        /** Lets group, marker and hazard rise with age. */
        void age() {
            for (int i = 0; i < n; i++) {
                group[i] = (byte) (random.nextDouble() < 1 / (1 + Math.exp(0.4 - 0.1 * (age[i] - 60))) ? 1 : 0);
                marker[i] += 0.1 * (age[i] - 60);
            }
            hazard(i -> Math.exp(0.05 * (age[i] - 60)));
        }

        void pair() {
            for (int i = 0; i < n; i++) {
                group[i] = (byte) (i % 2);
            }
        }

        Draw genes(int genes, Expression expression) {
            vectors = new GeneVector[genes];
            for (int g = 0; g < genes; g++) {
                Gene gene = new Gene(random.split(), n / perPatient, perPatient);
                float[] values = new float[n];
                for (int i = 0; i < n; i++) {
                    values[i] = (float) expression.of(gene, i);
                }
                vectors[g] = new GeneVector("g" + g, "G" + g, values);
            }
            return this;
        }

        void countLibraries() {
            double[] totals = new double[n];
            for (GeneVector gene : vectors) {
                for (int i = 0; i < n; i++) {
                    totals[i] += gene.values()[i];
                }
            }
            double[] factors = new double[n];
            Arrays.fill(factors, 1);
            libraries = Optional.of(new LibrarySizes(totals, factors));
        }

        List<GeneVector> vectors() {
            return Arrays.asList(vectors);
        }

        CohortInput input() {
            return new CohortInput(null, null, samples(), Optional.of(marker), libraries);
        }

        private CohortSamples samples() {
            String[] ids = IntStream.range(0, n).mapToObj(i -> "s" + i).toArray(String[]::new);
            String[] patients =
                    IntStream.range(0, n).mapToObj(i -> "p" + i / perPatient).toArray(String[]::new);
            Map<String, Covariate> covariates = new LinkedHashMap<>();
            covariates.put("age", Covariate.ofNumbers(age));
            covariates.put("score", Covariate.ofNumbers(score));
            covariates.put(
                    "stage",
                    Covariate.ofCategories(
                            Arrays.stream(stage).mapToObj(s -> "s" + s).toArray(String[]::new)));
            return new CohortSamples(
                    ids,
                    patients,
                    Map.of("label", group),
                    Map.of("endpoint", new Endpoint(time, event, entry)),
                    covariates);
        }
    }
}
