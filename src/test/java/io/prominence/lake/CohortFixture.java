package io.prominence.lake;

import io.prominence.domain.ClinicalTable;
import io.prominence.domain.CohortDefinition;
import io.prominence.domain.CohortTransform;
import io.prominence.domain.CombatRule;
import io.prominence.domain.CovariateRule;
import io.prominence.domain.DuplicateGenes;
import io.prominence.domain.EndpointRule;
import io.prominence.domain.ExpressionFormat;
import io.prominence.domain.ExpressionSource;
import io.prominence.domain.ExpressionUnit;
import io.prominence.domain.GeneIdKind;
import io.prominence.domain.GeneRules;
import io.prominence.domain.LabelRule;
import io.prominence.domain.MissingValues;
import io.prominence.domain.SampleRules;
import io.prominence.domain.TimeOrigin;
import io.prominence.domain.TimeUnit;
import io.prominence.domain.Transform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds cohort definitions over small files; every part has a plain default. */
final class CohortFixture {
    private final String id;
    ExpressionFormat format = ExpressionFormat.MATRIX;
    String expression = "";
    GeneIdKind geneId = GeneIdKind.SYMBOL;
    ExpressionUnit unit = ExpressionUnit.LOG2_TPM_PLUS_1;
    Transform transform = Transform.NONE;
    Map<String, String> options = Map.of();
    List<CohortTransform> then = List.of();
    Optional<CombatRule> combat = Optional.empty();
    MissingValues missing = MissingValues.DEFAULT;
    SampleRules samples = SampleRules.all();
    DuplicateGenes duplicates = DuplicateGenes.MAX_VARIANCE;
    Optional<String> platformTable = Optional.empty();
    final List<ClinicalTable> clinical = new ArrayList<>();
    final List<LabelRule> labels = new ArrayList<>();
    final List<EndpointRule> endpoints = new ArrayList<>();
    final List<CovariateRule> covariates = new ArrayList<>();
    final List<String> batches = new ArrayList<>();

    CohortFixture(String id) {
        this.id = id;
    }

    CohortFixture expression(Path file) {
        expression = file.toString();
        return this;
    }

    CohortFixture expression(Path folder, String text) throws IOException {
        return expression(Files.writeString(folder.resolve("expression.tsv"), text));
    }

    CohortFixture clinical(Path file, String key, ClinicalTable.Level level) {
        clinical.add(new ClinicalTable(file.toString(), key, level, '\t'));
        return this;
    }

    CohortFixture samples(Path folder, String text) throws IOException {
        Path file = Files.writeString(folder.resolve("samples.tsv"), text);
        return clinical(file, "id", ClinicalTable.Level.SAMPLE);
    }

    CohortFixture label(String column, String positive, String negative) {
        labels.add(new LabelRule("metastatic-tissue", column, List.of(positive), List.of(negative)));
        return this;
    }

    CohortFixture endpoint(String name, TimeUnit in, List<String> time, String event) {
        endpoints.add(endpoint(name, in, time, event, Optional.empty()));
        return this;
    }

    static EndpointRule endpoint(String name, TimeUnit in, List<String> time, String event, Optional<String> entry) {
        return new EndpointRule(
                name,
                time,
                event,
                List.of("1", "dead"),
                List.of("0", "alive"),
                List.of("other"),
                in,
                TimeOrigin.DIAGNOSIS,
                entry);
    }

    CohortFixture patients(String pattern, String replacement) {
        samples = new SampleRules(
                Optional.of(pattern),
                Optional.of(replacement),
                samples.includePattern(),
                samples.where(),
                samples.onePerPatient());
        return this;
    }

    CohortFixture keep(Optional<String> include, Map<String, List<String>> where, SampleRules.OnePerPatient one) {
        samples = new SampleRules(samples.patientPattern(), samples.patientReplacement(), include, where, one);
        return this;
    }

    CohortDefinition definition() {
        return new CohortDefinition(
                id,
                "melanoma",
                "RNA-seq",
                new ExpressionSource(format, expression, geneId, unit, transform, then, combat, options),
                samples,
                new GeneRules(duplicates, platformTable, Optional.empty(), Optional.empty()),
                clinical,
                missing,
                labels,
                endpoints,
                covariates,
                batches);
    }
}
