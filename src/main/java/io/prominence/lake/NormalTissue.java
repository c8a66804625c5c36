package io.prominence.lake;

import io.prominence.domain.Category.TcgaSampleType;
import io.prominence.domain.ConfigurationException;
import io.prominence.domain.SampleRules;
import io.prominence.domain.ValueSet;
import java.util.List;
import java.util.function.Predicate;

/** Whether a sample is of normal tissue: by listed values of a column, or by its TCGA sample type. */
final class NormalTissue implements Predicate<IngestedSample> {
    private final SampleRules.Normals rule;
    private final ClinicalJoin clinical;
    private final ValueSet values;

    /** @throws ConfigurationException where TCGA sample types are to be read, and no sample has one */
    NormalTissue(String cohort, SampleRules.Normals rule, ClinicalJoin clinical, List<IngestedSample> samples) {
        this.rule = rule;
        this.clinical = clinical;
        this.values = ValueSet.of(rule.values());
        if (values.isEmpty() && samples.stream().noneMatch(this::hasType)) {
            throw new ConfigurationException("Cannot ingest cohort " + cohort + ": samples.exclude-normals reads TCGA"
                    + " sample types from " + rule.column() + ", but no sample has one; sample ids are "
                    + SampleSelection.some(
                            samples.stream().map(IngestedSample::id).toList())
                    + ". Give exclude-normals { column = …, values = […] }.");
        }
    }

    private boolean hasType(IngestedSample sample) {
        return clinical.value(sample, rule.column())
                .flatMap(value -> TcgaSampleType.of(value.text()))
                .isPresent();
    }

    @Override
    public boolean test(IngestedSample sample) {
        return clinical.value(sample, rule.column())
                .filter(value -> values.isEmpty()
                        ? TcgaSampleType.of(value.text())
                                .filter(TcgaSampleType::isNormal)
                                .isPresent()
                        : values.contains(value.text()))
                .isPresent();
    }
}
