package io.prominence.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of each sample of a cohort; every array has one element per sample, in the order in which the
 * expression vectors of the cohort hold their values (shards in order, ordinal within the shard).
 *
 * <p>Arrays are not copied: who receives them must not write to them.
 *
 * @param sampleIds sample ids
 * @param patientIds patient ids; several samples may have one patient
 * @param labels label id to 1 (yes), 0 (no) or −1 (unknown)
 * @param endpoints endpoint id to times and events
 * @param covariates covariate id to values
 */
public record CohortSamples(
        String[] sampleIds,
        String[] patientIds,
        Map<String, byte[]> labels,
        Map<String, Endpoint> endpoints,
        Map<String, Covariate> covariates) {

    /** Number of samples. */
    public int size() {
        return sampleIds.length;
    }

    /** Ids of the labels, in order. */
    public List<String> labelIds() {
        return List.copyOf(labels.keySet());
    }

    /** The same samples, with numeric covariates that were computed and not read; NaN where missing. */
    public CohortSamples with(Map<String, double[]> computed) {
        Map<String, Covariate> all = new LinkedHashMap<>(covariates);
        computed.forEach((id, values) -> all.put(id, Covariate.ofNumbers(values)));
        return new CohortSamples(sampleIds, patientIds, labels, endpoints, all);
    }

    /**
     * Times with events.
     *
     * @param time days; NaN where unknown
     * @param event 1 event, 0 censored, −1 unknown
     * @param entry days at which observation began; 0 where there is no left truncation
     * @param competing true where the sample is censored by a competing event; no element where none can be
     */
    public record Endpoint(double[] time, byte[] event, double[] entry, boolean[] competing) {
        /** An endpoint without competing events. */
        public Endpoint(double[] time, byte[] event, double[] entry) {
            this(time, event, entry, new boolean[0]);
        }

        /** Whether the sample is censored by a competing event. */
        public boolean hasCompeted(int sample) {
            return competing.length > 0 && competing[sample];
        }

        /** Whether time and status are known. */
        public boolean isKnown(int sample) {
            return event[sample] >= 0 && !Double.isNaN(time[sample]);
        }
    }

    /**
     * Values of a covariate; one of the two arrays is null.
     *
     * @param numeric values, NaN where unknown; null for a categorical covariate
     * @param categorical values, null where unknown; null for a numeric covariate
     */
    public record Covariate(double[] numeric, String[] categorical) {
        public static Covariate ofNumbers(double[] values) {
            return new Covariate(values, null);
        }

        public static Covariate ofCategories(String[] values) {
            return new Covariate(null, values);
        }

        public boolean isNumeric() {
            return numeric != null;
        }
    }
}
