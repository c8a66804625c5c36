package io.prominence.lake;

import io.prominence.domain.ConfigurationException;
import io.prominence.domain.SampleRules;
import io.prominence.domain.ValueSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes patient ids from sample ids: by pattern, by the source's own table, or the sample id itself. */
final class PatientIds {
    private final Optional<Pattern> pattern;
    private final Optional<String> replacement;
    private final Map<String, String> stated;
    private final List<String> unmatched = new ArrayList<>();

    /**
     * @param rules pattern and replacement, if any
     * @param stated sample id to patient id as the source states it; used where there is no pattern
     */
    PatientIds(SampleRules rules, Map<String, String> stated) {
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

    String patient(String sample) {
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

    /** Says which samples the pattern did not fit, if any. */
    Optional<String> warning() {
        return unmatched.isEmpty()
                ? Optional.empty()
                : Optional.of("patient-pattern does not fit " + unmatched.size()
                        + " sample ids, which stand for patients of their own: " + SampleSelection.some(unmatched)
                        + ".");
    }
}
