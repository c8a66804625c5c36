package io.prominence.results;

import io.prominence.domain.ConfigurationException;
import io.prominence.domain.NearestName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Every result table there is. A new table is a record and its line here. */
public final class Tables {
    private static final List<Class<? extends Record>> ALL = List.of(
            CohortSummary.class,
            FlowCount.class,
            OutcomeCount.class,
            GeneCoverage.class,
            CohortQuality.class,
            FlaggedSample.class,
            BatchAssociation.class,
            Association.class,
            Pooled.class,
            Multiplicity.class,
            Permutation.class,
            Specificity.class,
            ForestRow.class,
            GroupDifference.class,
            CoxTerm.class,
            SurvivalSplit.class,
            SurvivalPoint.class,
            ClassifierCohort.class,
            ClassifierSampleSize.class,
            ClassifierMetric.class,
            Prediction.class,
            RocPoint.class,
            CalibrationPoint.class,
            DecisionPoint.class,
            ClassifierComparison.class,
            FeatureImportance.class,
            TopFeatures.class,
            ScoredSample.class,
            FeatureDrift.class);

    private Tables() {}

    /** Records of all tables, in the order of a run: cohorts, associations, dossier, classifier. */
    public static List<Class<? extends Record>> all() {
        return ALL;
    }

    /** Names of all tables, which are their folders in a run. */
    public static List<String> paths() {
        return ALL.stream().map(Tables::path).toList();
    }

    /** Name of a table, for example {@code classifier/metrics}. */
    public static String path(Class<? extends Record> type) {
        return type.getAnnotation(Table.class).path();
    }

    /**
     * Record of the table with this name.
     *
     * @throws ConfigurationException where there is none; it says which there are, and the nearest
     */
    public static Class<? extends Record> byPath(String path) {
        String name = path.replaceAll("^/+|/+$", "");
        return ALL.stream()
                .filter(type -> path(type).equals(name))
                .findFirst()
                .orElseThrow(() -> new ConfigurationException("Cannot find table " + path + ": there is none of that"
                        + " name. "
                        + NearestName.of(name, paths())
                                .map(near -> "Did you mean " + near + "? ")
                                .orElse("")
                        + "The tables are " + String.join(", ", paths()) + "."));
    }

    /** Names of the tables that a run has. */
    static List<String> in(Storage storage, String run) throws IOException {
        List<String> found = new ArrayList<>();
        for (String path : paths()) {
            if (storage.exists(run + "/" + path + "/" + TableWriter.FILE)) {
                found.add(path);
            }
        }
        return found;
    }

    /** The run that a table's folder is in: the folder without the name of the table. */
    static String runOf(String folder) {
        String trimmed = folder.replaceAll("/+$", "");
        return paths().stream()
                .filter(path -> trimmed.endsWith("/" + path))
                .findFirst()
                .map(path -> trimmed.substring(0, trimmed.length() - path.length() - 1))
                .orElseGet(() -> trimmed.substring(0, Math.max(0, trimmed.lastIndexOf('/'))));
    }
}
