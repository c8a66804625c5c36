package io.prominence.lake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which versions of a lake may go, and their removal. */
public final class Pruning {
    private final Lake lake;

    public Pruning(Lake lake) {
        this.lake = lake;
    }

    /**
     * A version, and what becomes of it.
     *
     * @param bytes what it takes on disk
     * @param keptBecause why it stays; empty: it goes
     */
    public record Verdict(String cohort, String version, long bytes, Optional<String> keptBecause) {}

    /**
     * Decides over every version of some cohorts, oldest first; nothing is removed.
     *
     * @param keep how many of the latest versions of each cohort stay, at least 1
     * @param inUse {@code <cohort>/<version>} to who refers to it: these stay too
     */
    public List<Verdict> plan(Collection<String> cohortIds, int keep, Map<String, String> inUse) {
        List<Verdict> verdicts = new ArrayList<>();
        for (String cohort : cohortIds) {
            List<String> versions = lake.versions(cohort);
            for (int i = 0; i < versions.size(); i++) {
                String version = versions.get(i);
                Optional<String> reason = versions.size() - i <= keep
                        ? Optional.of(keep == 1 ? "the latest" : "among the latest " + keep)
                        : Optional.ofNullable(inUse.get(cohort + "/" + version));
                verdicts.add(new Verdict(cohort, version, lake.bytes(cohort, version), reason));
            }
        }
        return verdicts;
    }

    /** Removes the versions that go. */
    public void carryOut(List<Verdict> verdicts) {
        for (Verdict verdict : verdicts) {
            if (verdict.keptBecause().isEmpty()) {
                lake.remove(verdict.cohort(), verdict.version());
            }
        }
    }
}
