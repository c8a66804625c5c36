package io.prominence.classifier;

import com.sun.management.OperatingSystemMXBean;
import io.prominence.domain.ClassifierPlan.ElasticNet;
import io.prominence.lake.LakeSession;
import io.prominence.lake.SessionSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.evaluation.BinaryClassificationEvaluator;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.ParamGridBuilder;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Times the nested cross-validation of an elastic net on a file that nested_cv.R wrote, and a part of it by MLlib: seconds of
 * processor of the whole virtual machine, compilation and collection of garbage included, after one round that is not
 * counted.
 */
public final class NestedCv {
    private static final int FOLDS = 5;
    private static final ElasticNet PLAN = new ElasticNet(List.of(0.1, 0.5, 1.0), List.of(), 50, FOLDS);

    /** Of the mixing 0.5: a quarter and three quarters of the way down. */
    private static final int[] PART = {12, 37};

    private final double[][] columns;
    private final byte[] labels;
    private final int[] outer;
    private final int[][] inner;

    private NestedCv(ByteBuffer file) {
        int n = (int) file.getDouble();
        int p = (int) file.getDouble();
        labels = new byte[n];
        for (int i = 0; i < n; i++) {
            labels[i] = (byte) file.getDouble();
        }
        outer = IntStream.range(0, n).map(i -> (int) file.getDouble()).toArray();
        inner = new int[FOLDS][];
        for (int fold = 0; fold < FOLDS; fold++) {
            inner[fold] = Arrays.stream(rows(fold, false))
                    .map(i -> (int) file.getDouble())
                    .toArray();
        }
        columns = new double[p][n];
        for (double[] column : columns) {
            for (int i = 0; i < n; i++) {
                column[i] = file.getDouble();
            }
        }
    }

    /** @param arguments the file, and the number of rounds */
    public static void main(String[] arguments) throws IOException {
        NestedCv bench = new NestedCv(
                ByteBuffer.wrap(Files.readAllBytes(Path.of(arguments[0]))).order(ByteOrder.LITTLE_ENDIAN));
        int rounds = Integer.parseInt(arguments[1]);
        List<double[]> probabilities = new ArrayList<>();
        for (int cores = 1; cores <= 2; cores++) {
            try (LakeSession session = LakeSession.open(SessionSettings.local(cores))) {
                probabilities.add(bench.rounds(session, cores, rounds));
                if (cores == 2) {
                    bench.mllib(session);
                }
            }
        }
        say(
                "difference",
                IntStream.range(0, bench.labels.length)
                        .mapToDouble(i -> Math.abs(probabilities.get(0)[i] - probabilities.get(1)[i]))
                        .max()
                        .orElseThrow());
    }

    private double[] rounds(LakeSession session, int cores, int rounds) {
        double[] probability = nested(session);
        for (int round = 0; round < rounds; round++) {
            long clock = System.nanoTime();
            double start = processorSeconds();
            probability = nested(session);
            say("here-" + cores, processorSeconds() - start);
            say("clock-" + cores, (System.nanoTime() - clock) / 1e9);
        }
        double loss = 0;
        for (int i = 0; i < labels.length; i++) {
            loss -= Math.log(labels[i] == 1 ? probability[i] : 1 - probability[i]);
        }
        say("loss-" + cores, loss / labels.length);
        return probability;
    }

    /** Probability of every sample by the model that has not seen it. */
    private double[] nested(LakeSession session) {
        List<Callable<double[]>> tasks = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int held = fold;
            tasks.add(() -> heldOut(session, held));
        }
        List<double[]> parts = FitPool.all(tasks);
        double[] probability = new double[labels.length];
        for (int fold = 0; fold < FOLDS; fold++) {
            int[] rows = rows(fold, true);
            for (int k = 0; k < rows.length; k++) {
                probability[rows[k]] = parts.get(fold)[k];
            }
        }
        return probability;
    }

    private double[] heldOut(LakeSession session, int fold) {
        int[] rows = rows(fold, false);
        double[][] training = take(rows);
        double[] weights = ones(rows.length);
        ElasticNetTuning tuning = ElasticNetTuning.of(training, labels(rows), weights, PLAN);
        Broadcast<double[][]> broadcast = session.context().broadcast(training);
        ElasticNetTuning.Choice choice =
                tuning.choose(new PathTasks(session.context(), broadcast, labels(rows), weights, inner[fold]));
        broadcast.destroy();
        int[] held = rows(fold, true);
        return tuning.fit(choice).probabilities(take(held), held.length);
    }

    /** All inner folds of the first outer one, for two penalties of one mixing. */
    private void mllib(LakeSession session) {
        int[] rows = rows(0, false);
        double[][] training = take(rows);
        double[] weights = ones(rows.length);
        double[] penalties = ElasticNetTuning.of(training, labels(rows), weights, PLAN)
                .grid()
                .get(1)
                .lambda();
        try (TrainingTable table = new TrainingTable(session, training, labels(rows), weights)) {
            Dataset<Row> cached = table.rows().cache();
            cached.count();
            LogisticRegression regression = new LogisticRegression();
            ParamMap[] grid = new ParamGridBuilder()
                    .addGrid(regression.elasticNetParam(), new double[] {0.5})
                    .addGrid(
                            regression.regParam(),
                            Arrays.stream(PART).mapToDouble(k -> penalties[k]).toArray())
                    .build();
            double start = processorSeconds();
            new CrossValidator()
                    .setEstimator(regression)
                    .setEstimatorParamMaps(grid)
                    .setEvaluator(new BinaryClassificationEvaluator())
                    .setNumFolds(FOLDS)
                    .setSeed(1)
                    .fit(cached);
            say("mllib", processorSeconds() - start);
            say("mllib-fits", grid.length * FOLDS + 1);
            say("all-fits", FOLDS * (PLAN.alpha().size() * PLAN.lambdas() * FOLDS + 1));
        }
    }

    private int[] rows(int fold, boolean held) {
        return IntStream.range(0, labels.length)
                .filter(i -> (outer[i] == fold) == held)
                .toArray();
    }

    private double[][] take(int[] rows) {
        return Arrays.stream(columns)
                .map(column -> Arrays.stream(rows).mapToDouble(i -> column[i]).toArray())
                .toArray(double[][]::new);
    }

    private byte[] labels(int[] rows) {
        byte[] taken = new byte[rows.length];
        for (int k = 0; k < rows.length; k++) {
            taken[k] = labels[rows[k]];
        }
        return taken;
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static double processorSeconds() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }

    private static void say(String what, double value) {
        System.out.println(what + "\t" + value);
    }
}
