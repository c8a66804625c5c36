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
 * dmfs) and {@code sets} (of features) are lists; {@code genes} simulated, {@code cohorts} per cancer, {@code lambdas}, and {@code
 * penalty}, in place of penalties to choose from, are numbers.
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
                for (String offered : list("offered", "1000")) {
                    for (String alpha : list("alphas", "0.1")) {
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
        String penalty = System.getProperty("penalty");
        return new ClassifierPlan(
                predicted,
                new ClassifierPlan.Features(
                        list("sets", "marker,panels,genes,contamination").stream()
                                .map(AgainstOracle::featureSet)
                                .toList(),
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
                                penalty == null ? List.of() : List.of(Double.valueOf(penalty)),
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

    private static FeatureSet featureSet(String id) {
        return Arrays.stream(FeatureSet.values())
                .filter(set -> set.id().equals(id))
                .findFirst()
                .orElseThrow();
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
        boolean hasGenes = plan.features().sets().contains(FeatureSet.GENES);
        double model = hasGenes ? outcome.auroc(FeatureSet.GENES.id()).value() : Double.NaN;
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
        if (hasGenes) {
            printPlanted(study, plan, start, outcome);
        }
    }

    private static void printPlanted(
            OracleStudy study, ClassifierPlan plan, String start, OracleStudy.Outcome outcome) {
        Predicate<String> planted = Oracle.planted(study.simulation());
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
