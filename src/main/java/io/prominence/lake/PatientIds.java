package io.prominence.lake;

import io.prominence.domain.ConfigurationException;
import io.prominence.domain.DataRefusedException;
import io.prominence.domain.SampleRules;
import io.prominence.domain.ValueSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes patient ids from sample ids: by a clinical column, by pattern, by the source's own table, or the sample id itself. */
final class PatientIds {
    private final Optional<Pattern> pattern;
    private final Optional<String> replacement;
    private final Optional<String> column;
    private final Function<String, Optional<String>> ofColumn;
    private final Map<String, String> stated;
    private final List<String> unmatched = new ArrayList<>();

    /**
     * @param rules pattern and replacement, if any
     * @param stated sample id to patient id as the source states it; used where there is neither column nor pattern
     * @param clinical tables that have the column
     */
    PatientIds(SampleRules rules, Map<String, String> stated, ClinicalJoin clinical) {
        this.column = rules.patientColumn();
        this.ofColumn = sample -> clinical.ofSample(sample, column.orElseThrow());
        this.pattern = rules.patientPattern().map(expression -> ValueSet.compiled(expression, 0));
        this.replacement = rules.patientReplacement();
        this.stated = stated;
    }

    List<IngestedSample> samples(List<String> sampleIds) {
        List<IngestedSample> samples = new ArrayList<>();
        for (int i = 0; i < sampleIds.size(); i++) {
            samples.add(new IngestedSample(sampleIds.get(i), patient(sampleIds.get(i)), i));
        }
        return samples;
    }

    /** A sample without a value of the column is a patient of its own, until {@link #requireKnown} looks at those kept. */
    String patient(String sample) {
        if (column.isPresent()) {
            return ofColumn.apply(sample).orElse(sample);
        }
        return pattern.map(expression -> matched(expression, sample))
                .orElseGet(() -> stated.getOrDefault(sample, sample));
    }

    private String matched(Pattern expression, String sample) {
        Matcher found = expression.matcher(sample);
        if (!found.find()) {
            unmatched.add(sample);
            return sample;
        }
        if (replacement.isEmpty()) {
            return found.groupCount() > 0 && found.group(1) != null ? found.group(1) : found.group();
        }
        try {
            return found.replaceFirst(replacement.get());
        } catch (IndexOutOfBoundsException | IllegalArgumentException wrong) {
            throw new ConfigurationException("Cannot use patient-replacement " + replacement.get() + " with "
                    + "patient-pattern " + expression + ": " + wrong.getMessage() + ". Name groups that it has.");
        }
    }

    /** Refuses samples of which the column does not say whose they are. */
    void requireKnown(String cohort, List<IngestedSample> samples) {
        List<String> unknown = samples.stream()
                .map(IngestedSample::id)
                .filter(sample -> column.isPresent() && ofColumn.apply(sample).isEmpty())
                .toList();
        if (!unknown.isEmpty()) {
            throw new DataRefusedException("Cannot ingest cohort " + cohort + ": samples.patient-column = "
                    + column.orElseThrow() + " has no value for " + unknown.size() + " of " + samples.size()
                    + " samples: " + SampleSelection.some(unknown)
                    + ". Fill it in, or leave them out by a rule of cohort.samples.");
        }
    }

    /** Says which samples the pattern did not fit, if any. */
    Optional<String> warning() {
        return unmatched.isEmpty()
                ? Optional.empty()
                : Optional.of("patient-pattern does not fit " + unmatched.size()
                        + (unmatched.size() == 1
                                ? " sample id, which stands for a patient of its own: "
                                : " sample ids, which stand for patients of their own: ")
                        + SampleSelection.some(unmatched)
                        + ".");
    }
}
