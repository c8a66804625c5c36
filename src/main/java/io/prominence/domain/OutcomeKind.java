package io.prominence.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What question a label or an endpoint answers. Only outcomes of one kind are pooled: metastatic tissue is not metastasis
 * at diagnosis, and time to metastasis is not time to metastasis or death.
 *
 * <p>In cards and configuration a kind is its id, with more behind a colon where the id alone does not say it all:
 * {@code horizon:dmfs:1825}, {@code other:tumour-grade}, {@code metastatic-tissue@bone}.
 */
public final class OutcomeKind {
    private static final String OTHER = "other";
    private static final String COLON = ":";

    private OutcomeKind() {}

    /** Kinds of labels: yes/no questions. */
    public enum Label implements Identified {
        /** The sample is of a metastasis. */
        METASTATIC_TISSUE("metastatic-tissue", "metastatic-sample", "metastasis-tissue"),
        /** The patient had distant metastases at diagnosis: M1 against M0. */
        DISTANT_METASTASIS("distant-metastasis", "distant-metastasis-at-diagnosis", "m1", "m-category"),
        /** The patient had metastases in lymph nodes: N+ against N0. */
        NODAL("nodal", "node-positive", "nodal-metastasis", "lymph-node-metastasis", "n-category"),
        /** An event of an endpoint came within a number of days. */
        HORIZON("horizon");

        private final String id;
        private final String alsoKnownAs;

        Label(String id, String... alsoKnownAs) {
            this.id = id;
            this.alsoKnownAs = String.join(" ", alsoKnownAs);
        }

        @Override
        public String id() {
            return id;
        }
    }

    /** Kinds of endpoints: times to an event. */
    public enum Endpoint implements Identified {
        /** Overall survival: death of any cause. */
        OS("os", "overall-survival"),
        /** Disease-specific survival: death of the disease; other deaths compete. */
        DSS("dss", "disease-specific-survival", "css"),
        /** Distant-metastasis-free survival: distant metastasis or death. */
        DMFS("dmfs", "distant-metastasis-free-survival", "drfs"),
        /** Distant-metastasis-free interval: distant metastasis; death competes. */
        DMFI("dmfi", "distant-metastasis-free-interval", "drfi"),
        /** Progression-free survival: progression or death. */
        PFS("pfs", "progression-free-survival"),
        /** Progression-free interval: progression or death of the disease; other deaths compete. */
        PFI("pfi", "progression-free-interval"),
        /** Relapse-free survival: relapse or death. */
        RFS("rfs", "relapse-free-survival", "recurrence-free-survival"),
        /** Disease-free survival: relapse, second primary or death. */
        DFS("dfs", "disease-free-survival"),
        /** Disease-free interval: relapse; deaths compete. */
        DFI("dfi", "disease-free-interval");

        private final String id;
        private final String alsoKnownAs;

        Endpoint(String id, String... alsoKnownAs) {
            this.id = id;
            this.alsoKnownAs = String.join(" ", alsoKnownAs);
        }

        @Override
        public String id() {
            return id;
        }
    }

    /** The kind of a label that states none: by its well-known id, else {@code other:<id>}; of a site, that of its label. */
    public static String ofLabel(String id) {
        int at = id.indexOf('@');
        if (at > 0) {
            return ofLabel(id.substring(0, at)) + id.substring(at);
        }
        String known = id.toLowerCase(Locale.ROOT);
        return Arrays.stream(Label.values())
                .filter(kind -> isCalled(known, kind.id, kind.alsoKnownAs))
                .findFirst()
                .map(Label::id)
                .orElse(other(id));
    }

    /** The kind of an endpoint that states none: by its well-known id, else {@code other:<id>}. */
    public static String ofEndpoint(String id) {
        String known = id.toLowerCase(Locale.ROOT);
        return Arrays.stream(Endpoint.values())
                .filter(kind -> isCalled(known, kind.id, kind.alsoKnownAs))
                .findFirst()
                .map(Endpoint::id)
                .orElse(other(id));
    }

    private static boolean isCalled(String name, String id, String alsoKnownAs) {
        return id.equals(name) || List.of(alsoKnownAs.split(" ", -1)).contains(name);
    }

    /** A kind of its own. */
    public static String other(String name) {
        return OTHER + COLON + name;
    }

    /** Whether a stated kind is a kind of its own: {@code other}, or {@code other:} and a name. */
    public static boolean isOther(String kind) {
        return kind.equals(OTHER) || (kind.startsWith(OTHER + COLON) && kind.length() > OTHER.length() + 1);
    }

    /** The kind of a label that asks whether an endpoint's event came within some days of its origin. */
    public static String horizon(String endpointKind, TimeOrigin origin, double withinDays) {
        return String.join(COLON, Label.HORIZON.id(), endpointKind, origin.id(), days(withinDays));
    }

    /** Days without a needless fraction. */
    public static String days(double days) {
        return days == Math.rint(days) ? String.valueOf((long) days) : String.valueOf(days);
    }
}
