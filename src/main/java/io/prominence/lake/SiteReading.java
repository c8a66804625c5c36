package io.prominence.lake;

import io.prominence.domain.ConfigurationException;
import io.prominence.domain.LabelRule;
import io.prominence.domain.ValueSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the sites of a label: each is a label of its own, the positives from there against all negatives. */
final class SiteReading {
    private static final String NOWHERE = "";

    private final LabelRule rule;
    private final LabelRule.Sites sites;
    private final String[] siteOf;
    private final String[] valueOf;

    SiteReading(LabelRule rule, LabelRule.Sites sites, ClinicalJoin clinical, List<IngestedSample> samples) {
        this.rule = rule;
        this.sites = sites;
        this.siteOf = new String[samples.size()];
        this.valueOf = new String[samples.size()];
        Map<String, ValueSet> sets = new LinkedHashMap<>();
        sites.values().forEach((site, values) -> sets.put(site, ValueSet.of(values)));
        for (int i = 0; i < siteOf.length; i++) {
            valueOf[i] = clinical.value(samples.get(i), sites.column())
                    .map(value -> value.text().strip())
                    .orElse("");
            siteOf[i] = site(sets, valueOf[i]);
        }
    }

    private String site(Map<String, ValueSet> sets, String value) {
        List<String> found = sets.entrySet().stream()
                .filter(entry -> !value.isEmpty() && entry.getValue().contains(value))
                .map(Map.Entry::getKey)
                .toList();
        if (found.size() > 1) {
            throw new ConfigurationException("Cannot read the sites of label " + rule.id() + ": the value \"" + value
                    + "\" of column " + sites.column() + " is in the lists of " + String.join(" and ", found)
                    + ". Keep it in one of them.");
        }
        return found.isEmpty() ? NOWHERE : found.get(0);
    }

    /**
     * Labels of the sites.
     *
     * @param status of the label, sample by sample
     * @return label id to 1 (positive, from this site), 0 (negative) or −1 (unknown, or positive from elsewhere)
     */
    Map<String, byte[]> labels(byte[] status) {
        Map<String, byte[]> labels = new LinkedHashMap<>();
        for (String site : sites.values().keySet()) {
            byte[] label = status.clone();
            for (int i = 0; i < label.length; i++) {
                if (label[i] == 1 && !siteOf[i].equals(site)) {
                    label[i] = -1;
                }
            }
            labels.put(rule.at(site), label);
        }
        return labels;
    }

    Map<String, String> definitions(String label) {
        Map<String, String> definitions = new LinkedHashMap<>();
        sites.values()
                .forEach((site, values) -> definitions.put(
                        rule.at(site),
                        label + "; only yes where " + sites.column() + " is " + String.join(" or ", values)));
        return definitions;
    }

    /** Says which positives have no site, if there are any. */
    Optional<String> unplaced(byte[] status) {
        Map<String, Integer> values = new TreeMap<>();
        int count = 0;
        for (int i = 0; i < status.length; i++) {
            if (status[i] == 1 && siteOf[i].equals(NOWHERE)) {
                values.merge(valueOf[i].isEmpty() ? "nothing" : valueOf[i], 1, Integer::sum);
                count++;
            }
        }
        return count == 0
                ? Optional.empty()
                : Optional.of("Label " + rule.id() + ": " + count
                        + " of its positives have none of the configured sites; "
                        + sites.column() + " says "
                        + String.join(
                                ", ",
                                values.entrySet().stream()
                                        .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                                        .toList())
                        + ".");
    }
}
