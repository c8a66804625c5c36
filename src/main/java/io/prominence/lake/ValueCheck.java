package io.prominence.lake;

import io.prominence.domain.CohortDefinition;
import io.prominence.domain.ConfigurationException;
import io.prominence.domain.LabelRule;
import io.prominence.domain.ListedValues;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Holds the values that the rules of a cohort list against those that its columns have. */
final class ValueCheck {
    private static final String OF_SAMPLES = "samples";

    private final CohortDefinition cohort;
    private final ClinicalJoin clinical;

    ValueCheck(CohortDefinition cohort, ClinicalJoin clinical) {
        this.cohort = cohort;
        this.clinical = clinical;
    }

    /**
     * Refuses lists that are surely wrong for the tables as a whole.
     *
     * @param samples samples of the expression data
     * @throws ConfigurationException naming every such list, with what the column has
     */
    void requireMatches(List<IngestedSample> samples) {
        List<String> faults = new ArrayList<>();
        for (ListedValues listed : ListedValues.of(cohort)) {
            faults.addAll(listed.faults(cohort.id(), inTables(listed.column(), samples)));
        }
        if (!faults.isEmpty()) {
            throw new ConfigurationException(faults);
        }
    }

    /**
     * Listed values that no sample has.
     *
     * @param samples samples of the expression data, which the rules on samples see
     * @param selected samples of the cohort, which all other rules see
     */
    List<String> warnings(List<IngestedSample> samples, List<IngestedSample> selected) {
        List<String> warnings = new ArrayList<>();
        for (ListedValues listed : ListedValues.of(cohort)) {
            warnings.addAll(listed.warnings(of(listed.column(), listed.key().equals(OF_SAMPLES) ? samples : selected)));
        }
        return warnings;
    }

    private Map<String, Integer> inTables(String column, List<IngestedSample> samples) {
        if (column.equals(LabelRule.SAMPLE_ID)) {
            return of(column, samples);
        }
        return ListedValues.counts(
                clinical.tables().stream().map(ClinicalJoin.Table::rows).flatMap(rows -> rows.keys().stream()
                        .flatMap(key -> rows.value(key, column).stream())));
    }

    private Map<String, Integer> of(String column, Collection<IngestedSample> samples) {
        return ListedValues.counts(samples.stream()
                .flatMap(sample -> clinical.value(sample, column).stream())
                .map(ClinicalValue::text));
    }
}
