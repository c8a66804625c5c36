package io.prominence.cli.config;

import io.prominence.domain.Category;
import io.prominence.domain.EndpointRule;
import io.prominence.domain.Identified;
import io.prominence.domain.LabelRule;
import io.prominence.domain.OutcomeKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the block of one label: listed values, a classification, or a horizon of an endpoint. */
final class LabelBlock {
    private final String id;
    private final Block rule;
    private final ValueLists lists;

    private LabelBlock(String id, Block rule, ValueLists lists) {
        this.id = id;
        this.rule = rule;
        this.lists = lists;
    }

    /** @param endpoints endpoints of the cohort, which a horizon is one of */
    static LabelRule read(String id, Block rule, ValueLists lists, List<EndpointRule> endpoints) {
        var block = new LabelBlock(id, rule, lists);
        LabelRule.Definition from = block.definition(endpoints);
        return new LabelRule(id, block.kind(from, endpoints), from, block.agreement(), block.sites());
    }

    private LabelRule.Definition definition(List<EndpointRule> endpoints) {
        if (rule.has("endpoint") || rule.has("within-days")) {
            return horizon(endpoints);
        }
        return rule.has("as") ? classified() : values();
    }

    private LabelRule.Values values() {
        var values = new LabelRule.Values(
                rule.string("column"), lists.values(rule, "positive"), lists.values(rule, "negative"));
        for (String value : values.positive()) {
            if (values.negative().stream().anyMatch(value::equalsIgnoreCase)) {
                rule.problem("positive", "and negative both hold " + value + ". Keep it in one of them.");
            }
        }
        return values;
    }

    private LabelRule.Classified classified() {
        for (String list : List.of("positive", "negative")) {
            if (rule.has(list)) {
                rule.problem(list, "cannot stand beside as, which says what each value means. Take one of them out.");
            }
        }
        Category as = rule.constant("as", Category.class);
        String column =
                as == Category.TCGA_SAMPLE_TYPE ? rule.string("column", LabelRule.SAMPLE_ID) : rule.string("column");
        return new LabelRule.Classified(column, as, CohortBlock.regularExpression(rule, "pattern"));
    }

    private LabelRule.Horizon horizon(List<EndpointRule> endpoints) {
        for (String other : List.of("column", "as", "positive", "negative", "sites")) {
            if (rule.has(other)) {
                rule.problem(other, "cannot stand beside endpoint, of which this label is a horizon. Take one out.");
            }
        }
        String endpoint = rule.string("endpoint");
        List<String> known = endpoints.stream().map(EndpointRule::id).toList();
        if (!endpoint.isEmpty() && !known.contains(endpoint)) {
            rule.problem(
                    "endpoint",
                    "= " + endpoint + " is not defined in endpoints of this cohort. " + NameHint.of(endpoint, known));
        }
        if (!rule.has("within-days")) {
            rule.problem("within-days", "is missing. Say how many days after the origin, for example 1825.");
        }
        double days = rule.number("within-days", 1, Double.MIN_VALUE, Double.MAX_VALUE);
        return new LabelRule.Horizon(endpoint, days);
    }

    private String kind(LabelRule.Definition from, List<EndpointRule> endpoints) {
        Optional<String> stated = rule.optional("kind");
        stated.filter(kind -> !isKind(kind)).ifPresent(this::unknownKind);
        Optional<String> found = found(from, endpoints);
        if (found.isPresent()) {
            stated.filter(kind -> !found.get().split(":", 2)[0].equals(kind))
                    .ifPresent(kind -> rule.problem(
                            "kind", "= " + kind + " contradicts what it is read from, which is " + found.get() + "."));
            return found.get();
        }
        return stated.map(kind -> kind.equals("other") ? OutcomeKind.other(id) : kind)
                .orElse(OutcomeKind.ofLabel(id));
    }

    /** The kind where the definition leaves no choice. */
    private static Optional<String> found(LabelRule.Definition from, List<EndpointRule> endpoints) {
        if (from instanceof LabelRule.Classified classified) {
            return Optional.of(classified.as().kind());
        }
        if (from instanceof LabelRule.Horizon horizon) {
            return endpoints.stream()
                    .filter(endpoint -> endpoint.id().equals(horizon.endpoint()))
                    .map(endpoint -> OutcomeKind.horizon(endpoint.kind(), endpoint.origin(), horizon.withinDays()))
                    .findFirst();
        }
        return Optional.empty();
    }

    private static boolean isKind(String kind) {
        return OutcomeKind.isOther(kind)
                || Identified.ids(OutcomeKind.Label.class).contains(kind);
    }

    private void unknownKind(String kind) {
        List<String> known = Identified.ids(OutcomeKind.Label.class);
        rule.problem("kind", "= " + kind + " is not known. " + NameHint.of(kind, known) + " Or give other:<name>.");
    }

    private Optional<LabelRule.Agreement> agreement() {
        if (!rule.has("agrees-with")) {
            return Optional.empty();
        }
        Block second = rule.block("agrees-with");
        LabelRule.Agreement agreement = new LabelRule.Agreement(
                second.string("column"), lists.values(second, "positive"), lists.values(second, "negative"));
        second.finish();
        return Optional.of(agreement);
    }

    private Optional<LabelRule.Sites> sites() {
        if (!rule.has("sites")) {
            return Optional.empty();
        }
        Block block = rule.block("sites");
        String column = block.string("column");
        Block named = block.block("values");
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String site : named.names()) {
            values.put(CohortBlock.checkedName(named, site, site), lists.values(named, site));
        }
        if (values.isEmpty()) {
            block.problem("values", "names no site. Give for example values { bone = [bone, spine], lung = [lung] }.");
        }
        block.finish();
        return Optional.of(new LabelRule.Sites(column, values));
    }
}
