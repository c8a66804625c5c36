package io.prominence.lake;

import io.prominence.domain.CohortCard;
import io.prominence.domain.CohortSamples;
import io.prominence.provenance.Software;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Makes the card of a version from its draft: counts what the samples say. */
final class CardCounts {
    static final int SCHEMA_VERSION = 2;

    private CardCounts() {}

    static CohortCard card(CohortDraft draft, String version, int genes, List<CohortCard.StoredFile> files) {
        CohortSamples samples = draft.samples();
        return new CohortCard(
                SCHEMA_VERSION,
                draft.id(),
                version,
                draft.fingerprint(),
                draft.cancer(),
                draft.platform(),
                draft.unit(),
                draft.transform(),
                genes,
                samples.size(),
                patients(samples),
                ExpressionRow.shards(samples.size()),
                labels(draft),
                endpoints(draft),
                covariates(samples),
                draft.sources(),
                draft.flow(),
                draft.geneIds(),
                draft.quarantined(),
                draft.warnings(),
                Software.nameAndVersion(),
                draft.batches(),
                draft.quality(),
                draft.missing(),
                files);
    }

    static int patients(CohortSamples samples) {
        return (int) Arrays.stream(samples.patientIds()).distinct().count();
    }

    private static Map<String, CohortCard.LabelCount> labels(CohortDraft draft) {
        Map<String, CohortCard.LabelCount> counts = new LinkedHashMap<>();
        draft.samples()
                .labels()
                .forEach((id, status) -> counts.put(
                        id, draft.definitions().label(id, count(status, 1), count(status, 0), count(status, -1))));
        return counts;
    }

    private static Map<String, CohortCard.EndpointCount> endpoints(CohortDraft draft) {
        Map<String, CohortCard.EndpointCount> counts = new LinkedHashMap<>();
        draft.samples()
                .endpoints()
                .forEach((id, endpoint) -> counts.put(id, draft.definitions().endpoint(id, count(endpoint, ""))));
        return counts;
    }

    static CohortCard.EndpointCount count(CohortSamples.Endpoint endpoint, String definition) {
        int known = 0;
        int events = 0;
        int competing = 0;
        for (int i = 0; i < endpoint.time().length; i++) {
            if (endpoint.isKnown(i)) {
                known++;
                events += endpoint.event()[i];
                competing += endpoint.hasCompeted(i) ? 1 : 0;
            }
        }
        return new CohortCard.EndpointCount(known, events, definition, null, null, Optional.of(competing));
    }

    static Map<String, Integer> covariates(CohortSamples samples) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        samples.covariates().forEach((id, covariate) -> counts.put(id, known(covariate)));
        return counts;
    }

    private static int known(CohortSamples.Covariate covariate) {
        long known = covariate.isNumeric()
                ? Arrays.stream(covariate.numeric())
                        .filter(value -> !Double.isNaN(value))
                        .count()
                : Arrays.stream(covariate.categorical())
                        .filter(Objects::nonNull)
                        .count();
        return (int) known;
    }

    static int count(byte[] status, int wanted) {
        int count = 0;
        for (byte each : status) {
            count += each == wanted ? 1 : 0;
        }
        return count;
    }
}
