package io.prominence.lake;

import io.prominence.domain.CohortCard;
import io.prominence.domain.CohortSamples;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Counts samples, patients, labels, endpoints and covariates again, from {@code samples/}, and holds them against the card. */
final class SampleCheck {
    private static final byte[] NONE = {};

    private final CohortCard card;
    private final List<String> faults;

    /** @param faults receives what differs */
    SampleCheck(CohortCard card, List<String> faults) {
        this.card = card;
        this.faults = faults;
    }

    void run(Path folder, Configuration conf) throws IOException {
        CohortSamples samples = SampleReader.samples(folder, conf);
        equal("samples", card.samples(), samples.size());
        equal("patients", card.patients(), CardCounts.patients(samples));
        equal(
                "distinct sample ids",
                samples.size(),
                Arrays.stream(samples.sampleIds()).distinct().count());
        places(SampleReader.places(folder, conf));
        labels(samples.labels());
        endpoints(samples.endpoints());
        Map<String, Integer> covariates = CardCounts.covariates(samples);
        names("covariate", card.covariates(), covariates);
        card.covariates().forEach((id, known) -> equal("covariate " + id, known, covariates.getOrDefault(id, 0)));
    }

    private void places(long[] places) {
        for (int i = 0; i < places.length; i++) {
            if (places[i] != i) {
                faults.add("samples: place " + i + " of shard and ordinal is taken by none, or by two");
                return;
            }
        }
    }

    private void labels(Map<String, byte[]> found) {
        names("label", card.labels(), found);
        card.labels().forEach((id, stated) -> {
            byte[] status = found.getOrDefault(id, NONE);
            equal("positives of " + id, stated.positive(), CardCounts.count(status, 1));
            equal("negatives of " + id, stated.negative(), CardCounts.count(status, 0));
            equal("unknown of " + id, stated.unknown(), CardCounts.count(status, -1));
        });
    }

    private void endpoints(Map<String, CohortSamples.Endpoint> found) {
        names("endpoint", card.endpoints(), found);
        card.endpoints().forEach((id, stated) -> {
            if (found.containsKey(id)) {
                CohortCard.EndpointCount count = CardCounts.count(found.get(id), "");
                equal("samples with " + id, stated.known(), count.known());
                equal("events of " + id, stated.events(), count.events());
            }
        });
    }

    private void names(String what, Map<String, ?> stated, Map<String, ?> found) {
        TreeSet<String> odd = new TreeSet<>(stated.keySet());
        odd.removeAll(found.keySet());
        odd.forEach(id -> faults.add("samples has no column of the " + what + " " + id));
        odd = new TreeSet<>(found.keySet());
        odd.removeAll(stated.keySet());
        odd.forEach(id -> faults.add("samples has a " + what + " " + id + " that the card does not have"));
    }

    private void equal(String what, long stated, long found) {
        if (stated != found) {
            faults.add(what + ": the card says " + stated + ", there are " + found);
        }
    }
}
