package io.prominence.lake;

import io.prominence.domain.Category;
import io.prominence.domain.LabelRule;
import io.prominence.domain.ValueSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a label whose values mean the same everywhere; a value that is none of them goes to quarantine. */
final class ClassifiedReading {
    private final LabelRule.Classified rule;
    private final ClinicalJoin clinical;
    private final RefusedValues refusals;
    private final Optional<Pattern> pattern;

    ClassifiedReading(LabelRule.Classified rule, ClinicalJoin clinical, RefusedValues refusals) {
        this.rule = rule;
        this.clinical = clinical;
        this.refusals = refusals;
        this.pattern = rule.pattern().map(expression -> ValueSet.compiled(expression, 0));
    }

    LabelStatus read(List<IngestedSample> samples) {
        var read = new LabelStatus(samples.size());
        for (int i = 0; i < samples.size(); i++) {
            ClinicalValue value = clinical.value(samples.get(i), rule.column()).orElse(null);
            if (value == null) {
                read.unknown(i, "no value of " + rule.column());
            } else {
                take(i, value, read);
            }
        }
        return read;
    }

    private void take(int i, ClinicalValue value, LabelStatus read) {
        Category.Meaning meaning = part(value.text()).map(rule.as()::of).orElse(Category.Meaning.UNREADABLE);
        switch (meaning) {
            case YES -> read.known(i, true);
            case NO -> read.known(i, false);
            case NEITHER -> read.unknown(i, rule.column() + " says neither yes nor no");
            case UNREADABLE -> {
                String reason = "is no " + rule.as().id();
                refusals.add(value, reason);
                read.unknown(i, rule.column() + " " + reason);
            }
        }
    }

    /** The part of a value that counts. */
    private Optional<String> part(String text) {
        if (pattern.isEmpty()) {
            return Optional.of(text);
        }
        Matcher found = pattern.get().matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        return Optional.ofNullable(found.groupCount() > 0 ? found.group(1) : found.group());
    }
}
