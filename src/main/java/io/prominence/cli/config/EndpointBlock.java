package io.prominence.cli.config;

import io.prominence.domain.EndpointRule;
import io.prominence.domain.Identified;
import io.prominence.domain.OutcomeKind;
import io.prominence.domain.TimeOrigin;
import io.prominence.domain.TimeUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the block of one endpoint: a time with a status, or the first of several events. */
final class EndpointBlock {
    private static final List<String> OF_A_STATUS =
            List.of("time", "event", "event-values", "censored-values", "competing-values");

    private EndpointBlock() {}

    static EndpointRule read(String id, Block rule, ValueLists lists) {
        checkColumns(id, rule);
        boolean derived = rule.has("first-of");
        return new EndpointRule(
                id,
                kind(id, rule),
                derived ? derived(rule) : status(rule, lists),
                derived ? rule.constant("unit", TimeUnit.class, TimeUnit.DAYS) : rule.constant("unit", TimeUnit.class),
                rule.constant("origin", TimeOrigin.class, TimeOrigin.DIAGNOSIS),
                rule.optional("entry"),
                rule.optional("sampled"),
                lists.byColumn(rule, "exclude-where"));
    }

    private static void checkColumns(String id, Block rule) {
        if (id.startsWith("label_") || id.startsWith("covariate_")) {
            rule.problem(
                    rule.has("time") ? "time" : "first-of",
                    "is of the endpoint " + id + ", whose columns in the lake would be taken for those of a "
                            + id.substring(0, id.indexOf('_')) + ". Rename the endpoint.");
        }
    }

    private static EndpointRule.Status status(Block rule, ValueLists lists) {
        return new EndpointRule.Status(
                rule.strings("time"),
                rule.string("event"),
                lists.values(rule, "event-values"),
                lists.values(rule, "censored-values"),
                lists.optional(rule, "competing-values"));
    }

    private static EndpointRule.Derived derived(Block rule) {
        for (String key : OF_A_STATUS) {
            if (rule.has(key)) {
                rule.problem(key, "cannot stand beside first-of. Write it into one of its parts, or take one out.");
            }
        }
        var derived = new EndpointRule.Derived(parts(rule, "first-of"), parts(rule, "competing"));
        if (derived.firstOf().isEmpty()) {
            rule.problem(
                    "first-of",
                    "is empty. Give for example first-of = [ { time = …, unit = days }, { endpoint = os } ].");
        } else if (derived.endpoints().isEmpty()) {
            rule.problem(
                    "first-of",
                    "has no endpoint, so that nobody knows how long those without an event were followed. Add"
                            + " { endpoint = … } to it, or to competing.");
        }
        return derived;
    }

    private static List<EndpointRule.Part> parts(Block rule, String key) {
        List<EndpointRule.Part> parts = new ArrayList<>();
        for (Block part : rule.blocks(key)) {
            if (part.has("endpoint") == part.has("time")) {
                part.problem("endpoint", "or time: give one of them in each part.");
            }
            parts.add(
                    part.has("endpoint")
                            ? EndpointRule.Part.of(part.string("endpoint"))
                            : EndpointRule.Part.dated(
                                    part.strings("time", List.of()), part.constant("unit", TimeUnit.class)));
            part.finish();
        }
        return parts;
    }

    private static String kind(String id, Block rule) {
        Optional<String> stated = rule.optional("kind");
        stated.filter(kind -> !isKind(kind)).ifPresent(kind -> {
            List<String> known = Identified.ids(OutcomeKind.Endpoint.class);
            rule.problem("kind", "= " + kind + " is not known. " + NameHint.of(kind, known) + " Or give other:<name>.");
        });
        return stated.map(kind -> kind.equals("other") ? OutcomeKind.other(id) : kind)
                .orElse(OutcomeKind.ofEndpoint(id));
    }

    private static boolean isKind(String kind) {
        return OutcomeKind.isOther(kind)
                || Identified.ids(OutcomeKind.Endpoint.class).contains(kind);
    }

    /** States which derived endpoints rest on one that is not defined, on themselves, or on one of another origin. */
    static void checkDerived(Block block, List<EndpointRule> endpoints) {
        List<String> known = endpoints.stream().map(EndpointRule::id).toList();
        for (EndpointRule rule : endpoints) {
            for (String part : rule.derivedFrom()) {
                Optional<EndpointRule> other = find(part, endpoints);
                if (other.isEmpty()) {
                    block.problem(
                            rule.id(),
                            "is derived from endpoint " + part + ", which is not defined. " + NameHint.of(part, known));
                } else if (other.get().origin() != rule.origin()) {
                    block.problem(
                            rule.id(),
                            "counts from " + rule.origin().id() + ", but " + part + ", of which it is"
                                    + " derived, from " + other.get().origin().id() + ". Give both the same origin.");
                }
            }
            if (restsOn(rule.id(), rule, endpoints, new HashSet<>())) {
                block.problem(rule.id(), "is derived from itself. Name another endpoint.");
            }
        }
    }

    private static boolean restsOn(String id, EndpointRule rule, List<EndpointRule> endpoints, Set<String> seen) {
        return rule.derivedFrom().stream()
                .filter(part -> part.equals(id) || seen.add(part))
                .anyMatch(part -> part.equals(id)
                        || find(part, endpoints)
                                .filter(other -> restsOn(id, other, endpoints, seen))
                                .isPresent());
    }

    private static Optional<EndpointRule> find(String id, List<EndpointRule> endpoints) {
        return endpoints.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }
}
