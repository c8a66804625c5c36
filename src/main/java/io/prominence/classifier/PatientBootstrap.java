package io.prominence.classifier;

import io.prominence.lake.LakeSession;
import io.prominence.stats.prediction.ElasticNetLogistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/**
 * The elastic net on bootstraps of a fold, at one mixing and penalty.
 *
 * <p>Patients are drawn with replacement, with all their samples, within those who have a positive sample and those who have
 * none; features, scale and penalty stay those of the fold. One Spark task a bootstrap, on a matrix that travels once.
 */
final class PatientBootstrap {
    private PatientBootstrap() {}

    /**
     * Coefficients on the scale of the columns, by bootstrap.
     *
     * @param bootstraps how many; its own random numbers for each, by the name of the fold
     */
    static List<double[]> coefficients(
            LakeSession session, FoldMatrix matrix, double alpha, double lambda, int bootstraps, NamedSeed seed) {
        List<int[]> draws = new ArrayList<>();
        for (int b = 1; b <= bootstraps; b++) {
            draws.add(draw(matrix.fold(), seed.random("bootstrap", matrix.name(), Integer.toString(b))));
        }
        return coefficients(session, matrix, alpha, lambda, draws);
    }

    private static List<double[]> coefficients(
            LakeSession session, FoldMatrix matrix, double alpha, double lambda, List<int[]> draws) {
        if (draws.isEmpty()) {
            return List.of();
        }
        Broadcast<double[][]> columns = session.context().broadcast(matrix.columns());
        try {
            return session.context()
                    .parallelize(draws, draws.size())
                    .map(new Fit(columns, matrix.fold().labels(), matrix.fold().weights(), alpha, lambda))
                    .collect();
        } finally {
            columns.destroy();
        }
    }

    /** Positions of the drawn samples. */
    static int[] draw(TrainingFold fold, UniformRandomProvider random) {
        Map<String, List<Integer>> ofPatient = new LinkedHashMap<>();
        for (int i = 0; i < fold.samples().size(); i++) {
            ofPatient
                    .computeIfAbsent(fold.samples().get(i).patientId(), patient -> new ArrayList<>())
                    .add(i);
        }
        List<Integer> drawn = new ArrayList<>();
        for (List<String> patients : GroupedFolds.patientsByStatus(fold.samples())) {
            for (int i = 0; i < patients.size(); i++) {
                drawn.addAll(ofPatient.get(patients.get(random.nextInt(patients.size()))));
            }
        }
        return drawn.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Fits one bootstrap. */
    private record Fit(Broadcast<double[][]> columns, byte[] labels, double[] weights, double alpha, double lambda)
            implements Function<int[], double[]> {
        @Override
        public double[] call(int[] drawn) {
            return fit(columns.value(), labels, weights, alpha, lambda, drawn);
        }
    }

    /** Coefficients of a fit to the samples at some positions, which can come several times. */
    static double[] fit(double[][] columns, byte[] labels, double[] weights, double alpha, double lambda, int[] drawn) {
        double[][] values =
                Arrays.stream(columns).map(column -> take(column, drawn)).toArray(double[][]::new);
        byte[] drawnLabels = new byte[drawn.length];
        for (int i = 0; i < drawn.length; i++) {
            drawnLabels[i] = labels[drawn[i]];
        }
        return ElasticNetLogistic.of(values, drawnLabels, take(weights, drawn), alpha)
                .path(lambda)
                .get(0)
                .coefficients();
    }

    private static double[] take(double[] values, int[] positions) {
        return Arrays.stream(positions).mapToDouble(i -> values[i]).toArray();
    }
}
