package io.prominence;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** The rooms and arrows of the house; there is no list of exceptions. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.prominence");

    /** Room to the rooms it may use. */
    private static final Map<String, List<String>> ARROWS = new TreeMap<>(Map.ofEntries(
            Map.entry("domain", List.of()),
            Map.entry("stats", List.of()),
            Map.entry("formats", List.of("domain")),
            Map.entry("provenance", List.of("domain")),
            Map.entry("results", List.of("domain")),
            Map.entry("lake", List.of("domain", "stats", "formats", "provenance")),
            Map.entry("simulation", List.of("domain", "stats", "lake", "provenance")),
            Map.entry("scan", List.of("domain", "stats", "lake")),
            Map.entry("analysis", List.of("domain", "stats", "lake", "scan", "results")),
            Map.entry("classifier", List.of("domain", "stats", "lake", "results", "provenance")),
            Map.entry("report", List.of("domain", "results", "provenance")),
            Map.entry(
                    "cli",
                    List.of(
                            "domain",
                            "formats",
                            "provenance",
                            "results",
                            "lake",
                            "simulation",
                            "scan",
                            "analysis",
                            "classifier",
                            "report"))));

    @Test
    void rooms_use_only_the_rooms_they_may() {
        var rooms = layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true);
        for (String room : ARROWS.keySet()) {
            rooms = rooms.layer(room).definedBy("io.prominence." + room + "..");
        }
        for (Map.Entry<String, List<String>> arrow : ARROWS.entrySet()) {
            String[] allowed = arrow.getValue().toArray(String[]::new);
            rooms = allowed.length == 0
                    ? rooms.whereLayer(arrow.getKey()).mayNotAccessAnyLayer()
                    : rooms.whereLayer(arrow.getKey()).mayOnlyAccessLayers(allowed);
        }
        rooms.check(CLASSES);
    }

    @Test
    void every_package_is_in_a_room_of_the_plan() {
        var rooms = new TreeSet<String>();
        CLASSES.forEach(type -> rooms.add(type.getPackageName().split("\\.", -1)[2]));
        Assertions.assertTrue(ARROWS.keySet().containsAll(rooms), () -> "rooms outside the plan: " + rooms);
    }

    @Test
    void rooms_have_no_cycles() {
        SlicesRuleDefinition.slices()
                .matching("io.prominence.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void spark_is_only_in_lake_scan_and_classifier() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.prominence.lake..", "io.prominence.scan..", "io.prominence.classifier..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.spark..", "scala..")
                .check(CLASSES);
    }

    @Test
    void kernels_know_only_the_jdk_and_commons() {
        noClasses()
                .that()
                .resideInAPackage("io.prominence.stats..")
                .should()
                .dependOnClassesThat(outside(
                        "java.",
                        "io.prominence.stats.",
                        "org.apache.commons.statistics.",
                        "org.apache.commons.numbers.",
                        "org.apache.commons.rng."))
                .check(CLASSES);
    }

    @Test
    void the_domain_knows_only_the_jdk() {
        noClasses()
                .that()
                .resideInAPackage("io.prominence.domain..")
                .should()
                .dependOnClassesThat(outside("java.", "io.prominence.domain."))
                .check(CLASSES);
    }

    @Test
    void only_the_command_line_ends_the_process() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.prominence.cli..")
                .should()
                .callMethod(System.class, "exit", int.class)
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> outside(String... prefixes) {
        return DescribedPredicate.describe("outside " + List.of(prefixes), type -> {
            JavaClass base = type.getBaseComponentType();
            return !base.isPrimitive()
                    && List.of(prefixes).stream()
                            .noneMatch(prefix -> base.getName().startsWith(prefix));
        });
    }
}
