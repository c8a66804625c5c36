package io.prominence.lake;

import io.prominence.domain.ConfigurationException;
import io.prominence.domain.LabelRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads one label, and holds it against a second column where the rule names one. */
final class LabelReading {
    private static final int NAMED = 20;

    private final LabelRule rule;
    private final ClinicalJoin clinical;
    private final List<IngestedSample> samples;
    private final byte[] status;

    LabelReading(LabelRule rule, ClinicalJoin clinical, List<IngestedSample> samples) {
        this.rule = rule;
        this.clinical = clinical;
        this.samples = samples;
        this.status = statuses(rule.column(), rule.positive(), rule.negative());
    }

    /** 1, 0 or −1 (unknown) for each sample. */
    byte[] status() {
        return status;
    }

    String definition() {
        return rule.column() + ": yes is " + String.join(" or ", rule.positive()) + "; no is "
                + String.join(" or ", rule.negative());
    }

    private byte[] statuses(String column, List<String> positive, List<String> negative) {
        var yes = ValueSet.of(positive);
        var no = ValueSet.of(negative);
        byte[] read = new byte[samples.size()];
        for (int i = 0; i < read.length; i++) {
            read[i] = clinical.value(samples.get(i), column)
                    .map(value -> status(value, yes, no))
                    .orElse((byte) -1);
        }
        return read;
    }

    private byte status(ClinicalValue value, ValueSet yes, ValueSet no) {
        boolean positive = yes.contains(value.text());
        boolean negative = no.contains(value.text());
        if (positive && negative) {
            throw new ConfigurationException("Cannot read label " + rule.id() + ": the value \"" + value.text()
                    + "\" of column " + value.column()
                    + " is in the positive and in the negative list. Keep it in one of them.");
        }
        return (byte) (positive ? 1 : negative ? 0 : -1);
    }

    /** Names the samples for which the second column says otherwise, if there are any. */
    Optional<String> disagreement() {
        return rule.agreesWith().flatMap(this::disagreement);
    }

    private Optional<String> disagreement(LabelRule.Agreement other) {
        byte[] second = statuses(other.column(), other.positive(), other.negative());
        List<String> named = new ArrayList<>();
        for (int i = 0; i < second.length; i++) {
            String says = text(i, other.column());
            if (second[i] >= 0 && second[i] != status[i] && !saysTheSame(i, says)) {
                named.add(
                        samples.get(i).id() + " (" + word(status[i]) + ", but " + other.column() + " is " + says + ")");
            }
        }
        return named.isEmpty()
                ? Optional.empty()
                : Optional.of("Label " + rule.id() + ", read from " + rule.column() + ", disagrees with "
                        + other.column() + " in " + named.size() + (named.size() == 1 ? " sample: " : " samples: ")
                        + String.join(", ", named.subList(0, Math.min(NAMED, named.size())))
                        + (named.size() > NAMED ? ", …." : "."));
    }

    /** An unknown label disagrees only where its own column says something else: not nothing, and not the same words. */
    private boolean saysTheSame(int i, String says) {
        String own = text(i, rule.column());
        return status[i] < 0 && (own.isEmpty() || letters(own).contains(letters(says)));
    }

    private String text(int i, String column) {
        return clinical.value(samples.get(i), column).map(ClinicalValue::text).orElse("");
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static String word(byte status) {
        return status < 0 ? "unknown" : status == 1 ? "yes" : "no";
    }
}
