package io.prominence.cli.pipeline;

import java.util.List;

/** One part of a run, with what it depends on and what it leaves in the run's folder. */
interface Stage {
    /** Name in {@code run.json}. */
    String name();

    /** Names of the stages whose output it reads. */
    List<String> reads();

    /** Everything of the study that its output depends on, besides the cohort versions, the code and what it reads. */
    Object inputs(StageContext context);

    /** Files and folders, relative to the run, that it leaves. */
    List<String> outputs();

    /**
     * Looks whether the work can be done at all, before that of any stage.
     *
     * @throws io.prominence.domain.DataRefusedException where the cohorts cannot give what is asked
     */
    default void check(StageContext context) {}

    /** Does the work. */
    void execute(StageContext context);
}
