package io.prominence.analysis;

import io.prominence.lake.CohortVersion;
import io.prominence.scan.Levels;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The levels at which a study answers: all cohorts, each cancer, each cohort.
 *
 * @param names of the levels, in the order of tables
 * @param members per level, positions of its cohorts
 */
record StudyLevels(List<String> names, List<int[]> members) {
    /** Prefix of the levels of one cohort. */
    static final String COHORT = "cohort:";

    static StudyLevels of(List<CohortVersion> cohorts) {
        Map<String, List<Integer>> levels = new LinkedHashMap<>();
        levels.put(Pooling.ALL, IntStream.range(0, cohorts.size()).boxed().toList());
        for (int i = 0; i < cohorts.size(); i++) {
            levels.computeIfAbsent(Pooling.CANCER + cohorts.get(i).card().cancer(), unseen -> new ArrayList<>())
                    .add(i);
        }
        for (int i = 0; i < cohorts.size(); i++) {
            levels.put(COHORT + cohorts.get(i).card().id(), List.of(i));
        }
        return new StudyLevels(
                List.copyOf(levels.keySet()),
                levels.values().stream().map(StudyLevels::positions).toList());
    }

    private static int[] positions(Collection<Integer> cohorts) {
        return cohorts.stream().mapToInt(i -> i).toArray();
    }

    /** The levels as a scan knows them; levels of the same cohorts once. */
    Levels distinct() {
        return Levels.of(distinctMembers().stream().map(StudyLevels::positions).toList());
    }

    /** For each level its position among the distinct ones. */
    int[] places() {
        List<List<Integer>> distinct = distinctMembers();
        return members.stream()
                .mapToInt(level -> distinct.indexOf(boxed(level)))
                .toArray();
    }

    private List<List<Integer>> distinctMembers() {
        return members.stream().map(StudyLevels::boxed).distinct().toList();
    }

    private static List<Integer> boxed(int[] positions) {
        return IntStream.of(positions).boxed().toList();
    }
}
