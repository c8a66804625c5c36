package io.prominence.classifier;

import io.prominence.domain.ClassWeights;
import io.prominence.domain.ClassifierPlan;
import io.prominence.domain.ClassifierPlan.ElasticNet;
import io.prominence.domain.ClassifierPlan.FeatureSet;
import io.prominence.domain.ClassifierPlan.FeatureTransform;
import io.prominence.domain.ClassifierPlan.Horizon;
import io.prominence.domain.ClassifierPlan.Label;
import io.prominence.domain.ClassifierPlan.MissingGenes;
import io.prominence.domain.ClassifierPlan.ModelFamily;
import io.prominence.domain.ClassifierPlan.Target;
import io.prominence.domain.ThresholdRule;
import io.prominence.domain.ValidationScheme;
import io.prominence.lake.LakeSession;
import io.prominence.lake.SessionSettings;
import io.prominence.results.ClassifierMetric;
import io.prominence.simulation.Oracle;
import io.prominence.simulation.SimulationPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Holds models that leave one cohort out against oracles of the simulation, and counts the planted genes among their first:
 * a table with a row for each predictor. {@code seeds}, {@code samples} (per cohort), {@code transforms}, {@code offered}
 * (genes of the largest variance), {@code alphas} (joined by + where the fold chooses), {@code targets} (label, or days of
 * dmfs) are lists; {@code genes} simulated, {@code cohorts} per cancer and {@code lambdas} numbers.
 */
public final class AgainstOracle {
    private static final int TOP = 20;

    private AgainstOracle() {}

    /** @param arguments a folder for lakes */
    public static void main(String[] arguments) throws IOException {
        System.out.println("seed\tsamples\tgenes\toffered\ttransform\talpha\ttarget\tpredictor\tn\tpositives\tauroc"
                + "\tci_low\tci_high\tabove_genes_model");
        try (LakeSession session = LakeSession.open(SessionSettings.local(2))) {
            for (String samples : list("samples", "250")) {
                for (String seed : list("seeds", "1")) {
                    SimulationPlan plan = SimulationPlan.of(
                            Long.parseLong(seed),
                            Integer.getInteger("genes", SimulationPlan.DEMO_GENES),
                            Integer.parseInt(samples),
                            Integer.getInteger("cohorts", SimulationPlan.DEMO_COHORTS_PER_CANCER));
                    Path lake = Files.createTempDirectory(Path.of(arguments[0]), "lake");
                    study(OracleStudy.of(session, plan, lake));
                }
            }
        }
    }

    private static void study(OracleStudy study) {
        for (String target : list("targets", "label,1095")) {
            for (String transform : list("transforms", FeatureTransform.WITHIN_COHORT_Z.id())) {
                for (String offered : list("offered", "500")) {
                    for (String alpha : list("alphas", "0.5")) {
                        ClassifierPlan plan = plan(target, transform, Integer.parseInt(offered), alpha);
                        long seed = study.simulation().seed();
                        print(study, plan, offered + "\t" + transform + "\t" + alpha, study.run(plan, seed));
                    }
                }
            }
        }
    }

    private static ClassifierPlan plan(String target, String transform, int offered, String alpha) {
        Target predicted = target.equals("label")
                ? new Label("distant-metastasis")
                : new Horizon("dmfs", Integer.parseInt(target));
        return new ClassifierPlan(
                predicted,
                new ClassifierPlan.Features(
                        List.of(FeatureSet.MARKER, FeatureSet.PANELS, FeatureSet.GENES, FeatureSet.CONTAMINATION),
                        offered,
                        List.of(),
                        Arrays.stream(FeatureTransform.values())
                                .filter(one -> one.id().equals(transform))
                                .findFirst()
                                .orElseThrow(),
                        MissingGenes.COMMON,
                        1000,
                        0),
                new ClassifierPlan.Models(
                        List.of(ModelFamily.ELASTIC_NET),
                        new ElasticNet(
                                Arrays.stream(alpha.split("[+]"))
                                        .map(Double::valueOf)
                                        .toList(),
                                List.of(),
                                Integer.getInteger("lambdas", ElasticNet.LAMBDAS),
                                5),
                        50,
                        50),
                new ClassifierPlan.Protocol(
                        List.of(ValidationScheme.LEAVE_ONE_COHORT_OUT),
                        5,
                        1,
                        10,
                        new ThresholdRule.Fixed(0.5),
                        ClassWeights.NONE,
                        true));
    }

    private static void print(OracleStudy study, ClassifierPlan plan, String how, OracleStudy.Outcome outcome) {
        SimulationPlan simulation = study.simulation();
        String start = String.join(
                "\t",
                Long.toString(simulation.seed()),
                Integer.toString(simulation.cohorts().get(0).samples()),
                Integer.toString(simulation.genes()),
                how,
                plan.target().id());
        double model = outcome.auroc(FeatureSet.GENES.id()).value();
        for (ClassifierMetric row : outcome.metrics()) {
            if (row.heldOut().equals(Evaluation.MEAN)) {
                System.out.printf(
                        Locale.ROOT,
                        "%s\t%s\t%d\t%d\t%.4f\t%.4f\t%.4f\t%+.4f%n",
                        start,
                        row.features(),
                        row.n(),
                        row.nPositive(),
                        row.value(),
                        row.ciLow(),
                        row.ciHigh(),
                        row.value() - model);
            }
        }
        Predicate<String> planted = Oracle.planted(simulation);
        List<String> top = outcome.top(TOP);
        List<String> offered = study.offered(plan);
        System.out.printf(
                Locale.ROOT,
                "%s\tplanted: %d of the first %d, %d of the %d offered%n",
                start,
                top.stream().filter(planted).count(),
                top.size(),
                offered.stream().filter(planted).count(),
                offered.size());
    }

    private static List<String> list(String key, String otherwise) {
        return Arrays.asList(System.getProperty(key, otherwise).split(","));
    }
}
