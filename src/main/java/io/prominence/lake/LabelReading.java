package io.prominence.lake;

import io.prominence.domain.ConfigurationException;
import io.prominence.domain.LabelRule;
import io.prominence.domain.ValueSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads one label, and holds it against a second column where the rule names one. */
final class LabelReading {
    private static final int NAMED = 20;

    private final LabelRule rule;
    private final ClinicalJoin clinical;
    private final List<IngestedSample> samples;
    private final byte[] status;
    private final String[] gaps;

    /** @param endpoints what is known of each sample about each endpoint, for horizons */
    LabelReading(
            LabelRule rule,
            ClinicalJoin clinical,
            RefusedValues refusals,
            List<IngestedSample> samples,
            Map<String, List<Followed>> endpoints) {
        this.rule = rule;
        this.clinical = clinical;
        this.samples = samples;
        LabelStatus from = statuses(refusals, endpoints);
        this.status = from.status();
        this.gaps = from.gaps();
    }

    private LabelStatus statuses(RefusedValues refusals, Map<String, List<Followed>> endpoints) {
        if (rule.from() instanceof LabelRule.Horizon horizon) {
            return HorizonReading.of(rule.id(), horizon, endpoints).status();
        }
        if (rule.from() instanceof LabelRule.Classified classified) {
            return new ClassifiedReading(classified, clinical, refusals).read(samples);
        }
        LabelRule.Values values = (LabelRule.Values) rule.from();
        return listed(values.column(), values.positive(), values.negative());
    }

    /** 1, 0 or −1 (unknown) for each sample. */
    byte[] status() {
        return status;
    }

    /** Why the status of each sample is unknown; null where it is known. */
    String[] gaps() {
        return gaps;
    }

    private LabelStatus listed(String column, List<String> positive, List<String> negative) {
        var yes = ValueSet.of(positive);
        var no = ValueSet.of(negative);
        var read = new LabelStatus(samples.size());
        for (int i = 0; i < samples.size(); i++) {
            ClinicalValue value = clinical.value(samples.get(i), column).orElse(null);
            if (value == null) {
                read.unknown(i, "no value of " + column);
            } else {
                listed(i, value, yes, no, read);
            }
        }
        return read;
    }

    private void listed(int i, ClinicalValue value, ValueSet yes, ValueSet no, LabelStatus read) {
        boolean positive = yes.contains(value.text());
        boolean negative = no.contains(value.text());
        if (positive && negative) {
            throw new ConfigurationException("Cannot read label " + rule.id() + ": the value \"" + value.text()
                    + "\" of column " + value.column()
                    + " is in the positive and in the negative list. Keep it in one of them.");
        }
        if (positive || negative) {
            read.known(i, positive);
        } else {
            read.unknown(i, value.column() + " is neither a positive nor a negative value");
        }
    }

    /** Names the samples for which the second column says otherwise, if there are any. */
    Optional<String> disagreement() {
        return rule.agreesWith().flatMap(this::disagreement);
    }

    private Optional<String> disagreement(LabelRule.Agreement other) {
        byte[] second =
                listed(other.column(), other.positive(), other.negative()).status();
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
                : Optional.of("Label " + rule.id() + ", read from " + column() + ", disagrees with "
                        + other.column() + " in " + named.size() + (named.size() == 1 ? " sample: " : " samples: ")
                        + String.join(", ", named.subList(0, Math.min(NAMED, named.size())))
                        + (named.size() > NAMED ? ", …." : "."));
    }

    /** An unknown label disagrees only where its own column says something else: not nothing, and not the same words. */
    private boolean saysTheSame(int i, String says) {
        String own = text(i, column());
        return status[i] < 0 && (own.isEmpty() || letters(own).contains(letters(says)));
    }

    private String column() {
        return rule.from().columnRead().orElse("an endpoint");
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
