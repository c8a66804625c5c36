package io.prominence.classifier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Learning from what is held out does not compile, and the few doors to the whole are used by whom they are for. */
class FoldTypesTest {
    private static final JavaClasses ROOM = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.prominence.classifier");

    @Test
    void learning_from_the_training_fold_compiles() {
        assertEquals(
                Map.of(),
                errors(Map.of(
                        "Right",
                        "FittedFeatures features = recipe.fit(split.training());"
                                + " FoldMatrix matrix = FoldMatrix.of(\"right\", split.training(), features);"
                                + " InnerPredictions.of(session, matrix, fitter, fitted, seed);"
                                + " features.columnsOf(split.heldOut());")));
    }

    @Test
    void learning_from_what_is_held_out_does_not() {
        Map<String, String> wrong = new TreeMap<>();
        wrong.put("FeaturesOfHeldOut", "recipe.fit(split.heldOut());");
        wrong.put("FeaturesOfPopulation", "recipe.fit(population);");
        wrong.put("FeaturesOfSamples", "recipe.fit(population.labelled());");
        wrong.put("FitOfHeldOut", "FoldMatrix.of(\"wrong\", split.heldOut(), recipe.fit(split.training()));");
        wrong.put("FoldOfHeldOut", "TrainingFold.of(split.heldOut());");
        wrong.put("WholeOfHeldOut", "TrainingFold.whole(split.heldOut());");
        wrong.put("FoldByHand", "new TrainingFold(population.labelled());");
        wrong.put("StatusOfHeldOut", "split.heldOut().get(0).positive();");
        wrong.put("ShutIn", "Object known = split.heldOut().get(0).known;");
        wrong.put("WeightOfHeldOut", "split.heldOut().get(0).weight();");
        wrong.put("FoldsOfHeldOut", "GroupedFolds.deal(split.heldOut(), 3, seed.random(\"wrong\"));");
        wrong.put("ThresholdOfPredictions", "InnerPredictions.of(session, predictions, fitter, fitted, seed);");
        wrong.put("LearningOfPredictions", "learning.learn(predictions);");
        Map<String, List<String>> errors = errors(wrong);
        assertEquals(wrong.keySet(), errors.keySet());
        errors.forEach((name, messages) -> assertTrue(
                messages.stream()
                        .allMatch(message -> message.contains("incompatible types")
                                || message.contains("cannot find symbol")
                                || message.contains("no suitable")
                                || message.contains("has private access")),
                () -> name + ": " + messages));
    }

    @Test
    void the_whole_is_a_training_fold_for_the_final_model_and_its_sample_size_alone() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Training")
                .should()
                .callMethod(TrainingFold.class, "whole", List.class)
                .check(ROOM);
        noClasses()
                .that()
                .doNotHaveSimpleName("Split")
                .should()
                .callMethod(TrainingFold.class, "of", List.class)
                .check(ROOM);
    }

    @Test
    void statuses_come_from_folds_and_from_rows_of_predictions() {
        noClasses()
                .that()
                .haveSimpleNameNotStartingWith("TrainingFold")
                .and()
                .doNotHaveSimpleName("HeldOutSample")
                .and()
                .doNotHaveSimpleName("GroupedFolds")
                .and()
                .doNotHaveSimpleName("Split")
                .and()
                .doNotHaveSimpleName("CardWriter")
                .and()
                // moves probabilities of a saved model, by fits that leave out the patient whose probability they move
                .doNotHaveFullyQualifiedName(Recalibrated.class.getName() + "$Scored")
                .should()
                .callMethod(LabelledSample.class, "positive")
                .check(ROOM);
        classes()
                .that()
                .areAssignableTo(FeatureRecipe.class)
                .should()
                .onlyDependOnClassesThat()
                .doNotBelongToAnyOf(TargetStatus.class, Population.class, HeldOutSample.class)
                .check(ROOM);
    }

    /** Errors by class of statements that are compiled inside the room, each in a method of its own class. */
    private static Map<String, List<String>> errors(Map<String, String> statements) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        List<JavaFileObject> sources = new ArrayList<>();
        statements.forEach((name, statement) -> sources.add(new Source(name, statement)));
        compiler.getTask(
                        null,
                        null,
                        found,
                        List.of(
                                "-proc:none",
                                "-XDshould-stop.ifError=FLOW",
                                "-d",
                                System.getProperty("java.io.tmpdir")),
                        null,
                        sources)
                .call();
        Map<String, List<String>> errors = new TreeMap<>();
        found.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .forEach(diagnostic -> errors.computeIfAbsent(
                                diagnostic.getSource().getName().replaceAll(".*/|\\.java", ""),
                                name -> new ArrayList<>())
                        .add(diagnostic.getMessage(Locale.ROOT)));
        return errors;
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String statement) {
            super(URI.create("string:///io/prominence/classifier/" + name + ".java"), Kind.SOURCE);
            this.text = "package io.prominence.classifier; final class " + name
                    + " { static void learn(Split split, Population population, FeatureRecipe recipe, ModelFitter fitter,"
                    + " FittedModel fitted, NamedSeed seed, FoldLearning learning,"
                    + " java.util.List<io.prominence.results.Prediction> predictions,"
                    + " io.prominence.lake.LakeSession session) { " + statement + " } }";
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
