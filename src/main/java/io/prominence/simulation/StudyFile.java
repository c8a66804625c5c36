package io.prominence.simulation;

import java.util.List;
import java.util.stream.Collectors;

/** The study that asks of the simulated cohorts everything the program can answer. */
final class StudyFile {
    private StudyFile() {}

    /** Content of {@code study.conf}; cohort files are {@code cohorts/<id>.conf} beside it. */
    static String text(SimulationPlan plan) {
        return """
                # A simulated study: no patient is real. What was planted is in truth.json.
                study {
                  id = demo
                  marker = %s
                  seed = %d
                  lake = lake
                  runs = runs
                  cohorts = [
                %s
                  ]
                }
                associate {
                  methods = [pearson, spearman, moderated-t, wilcoxon, cox]
                  labels = [%s]
                  endpoints = [os, dmfs]
                  adjustments = [[], [age, stage]]
                }
                classifier {
                  label = distant-metastasis
                  features = [clinical, marker, "clinical+marker", panels, genes, genes-without-marker, contamination]
                  models = [elastic-net, random-forest]
                  clinical = [age, sex, stage]
                  trees = 50 # a quarter of the default, to be quick
                  force = true # a demo is smaller than 1000 genes ask for; what is forced is marked
                }
                """.formatted(
                        Transcriptome.MARKER,
                        plan.seed(),
                        plan.cohorts().stream()
                                .map(cohort -> "    \"cohorts/" + cohort.id() + ".conf\"")
                                .collect(Collectors.joining("\n")),
                        String.join(", ", labels(plan)));
    }

    private static List<String> labels(SimulationPlan plan) {
        boolean metastases =
                plan.cohorts().stream().anyMatch(cohort -> cohort.disease().samplesMetastases());
        return metastases ? List.of("distant-metastasis", "metastatic-tissue") : List.of("distant-metastasis");
    }
}
