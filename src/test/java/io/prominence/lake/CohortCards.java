package io.prominence.lake;

import io.prominence.domain.CohortCard;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;

/** Cohort versions that are nothing but their identity card, for what reads no values. */
public final class CohortCards {
    private CohortCards() {}

    /** A cohort with label {@code meta} and endpoint {@code os}. */
    public static CohortVersion version(String id, String cancer, String unit, String transform) {
        return version(
                id,
                cancer,
                unit,
                transform,
                Map.of("meta", new CohortCard.LabelCount(10, 10, 0, "")),
                Map.of("os", new CohortCard.EndpointCount(20, 10, "")));
    }

    /** A cohort with these outcomes. */
    public static CohortVersion version(
            String id,
            String cancer,
            String unit,
            String transform,
            Map<String, CohortCard.LabelCount> labels,
            Map<String, CohortCard.EndpointCount> endpoints) {
        CohortCard card = new CohortCard(
                1,
                id,
                "v1",
                "0",
                cancer,
                "array",
                unit,
                transform,
                3,
                20,
                20,
                1,
                labels,
                endpoints,
                Map.of(),
                List.of(),
                List.of(),
                CohortCard.GeneIdAudit.allDirect(3),
                Map.of(),
                List.of(),
                "test",
                List.of());
        return new CohortVersion(null, new Path("/lake/" + id + "/v1"), card);
    }
}
