package io.prominence.cli.pipeline;

import java.util.List;

/** The stages of each command, in order; a stage comes after those it reads. */
public final class Stages {
    private static final Stage ASSOCIATE = new AssociateStage();
    private static final Stage DOSSIER = new DossierStage();
    private static final Stage TRAIN = new TrainStage();
    private static final Stage REPORT = new ReportStage();

    private final List<Stage> stages;

    private Stages(Stage... stages) {
        this.stages = List.of(stages);
    }

    public static Stages associate() {
        return new Stages(ASSOCIATE);
    }

    public static Stages dossier() {
        return new Stages(ASSOCIATE, DOSSIER);
    }

    public static Stages train() {
        return new Stages(TRAIN);
    }

    public static Stages all() {
        return new Stages(ASSOCIATE, DOSSIER, TRAIN, REPORT);
    }

    /** The stages; without the classifier where the study configures none. */
    List<Stage> of(boolean withClassifier) {
        return stages.stream().filter(stage -> withClassifier || stage != TRAIN).toList();
    }

    /** True where nothing else than the classifier was asked for. */
    boolean needClassifier() {
        return stages.equals(List.of(TRAIN));
    }
}
