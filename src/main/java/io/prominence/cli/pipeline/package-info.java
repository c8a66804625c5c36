/**
 * The stages of a run and what makes them out of date.
 *
 * <p>Lives here: the order of the stages, which of them must be computed again, the run's folder and its manifest. Must
 * not live here: how a stage computes, which is the other rooms' work. A new stage is a class that implements {@link
 * io.prominence.cli.pipeline.Stage}, and a line in {@link io.prominence.cli.pipeline.Stages}.
 */
package io.prominence.cli.pipeline;
