package io.prominence.lake;

import io.prominence.domain.Progress;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/**
 * Tells how many tasks of the present Spark job are done. Jobs without a stage of several tasks are not worth a word: such
 * are the many small ones of a model's fit.
 */
final class TaskProgress extends SparkListener {
    private static final int FEWEST_TASKS = 3;

    private final Progress progress;
    private final Map<Integer, Integer> jobOfStage = new HashMap<>();
    private final Map<Integer, Integer> tasks = new HashMap<>();
    private final Map<Integer, Integer> done = new HashMap<>();

    TaskProgress(Progress progress) {
        this.progress = progress;
    }

    @Override
    public synchronized void onJobStart(SparkListenerJobStart start) {
        int total = 0;
        int widest = 0;
        for (var stage : scala.jdk.javaapi.CollectionConverters.asJava(start.stageInfos())) {
            jobOfStage.put(stage.stageId(), start.jobId());
            total += stage.numTasks();
            widest = Math.max(widest, stage.numTasks());
        }
        tasks.put(start.jobId(), widest < FEWEST_TASKS ? 0 : total);
        done.put(start.jobId(), 0);
    }

    @Override
    public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
        Integer job = jobOfStage.get(end.stageId());
        if (job != null && tasks.getOrDefault(job, 0) > 0) {
            progress.at("Spark tasks", done.merge(job, 1, Integer::sum), tasks.get(job));
        }
    }

    @Override
    public synchronized void onJobEnd(SparkListenerJobEnd end) {
        tasks.remove(end.jobId());
        done.remove(end.jobId());
        jobOfStage.values().removeIf(job -> job == end.jobId());
    }
}
