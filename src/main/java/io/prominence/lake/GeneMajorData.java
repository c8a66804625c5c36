package io.prominence.lake;

import io.prominence.domain.CohortCard;
import io.prominence.domain.CohortDefinition;
import io.prominence.domain.CohortSamples;
import io.prominence.domain.ConfigurationException;
import io.prominence.domain.DataRefusedException;
import io.prominence.domain.ExpressionUnit;
import io.prominence.domain.GeneIdKind;
import io.prominence.domain.Progress;
import io.prominence.domain.Transform;
import io.prominence.formats.ExpressionReader;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.source.SourceData;
import io.prominence.formats.table.ClinicalRows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A cohort of another lake: one of its versions, or the latest of a cohort's folder.
 *
 * <p>Taken over are values, sample ids, patient ids and the clinical columns as that site read them. Its labels, endpoints
 * and covariates are not: they are its reading of these columns, and this cohort has rules of its own. The version is
 * verified against its card before it is read.
 */
final class GeneMajorData implements SourceData {
    private static final String SAMPLE_COLUMN = ClinicalJoin.SAMPLE_ID;

    private final LakeSession session;
    private final CohortVersion version;
    private final MissingTokens missing;

    private GeneMajorData(LakeSession session, CohortVersion version, MissingTokens missing) {
        this.session = session;
        this.version = version;
        this.missing = missing;
    }

    /**
     * Opens the folder and reads its card.
     *
     * @throws ConfigurationException if it is no folder of a lake, or {@code gene-id} is not what a lake has
     * @throws DataRefusedException if the unit is not that of its card, its layout is not known, or it is
     *     not what its card says
     */
    static GeneMajorData open(LakeSession session, CohortDefinition cohort) {
        if (cohort.expression().geneId() != GeneIdKind.ENSEMBL) {
            throw new ConfigurationException("Cannot ingest cohort " + cohort.id()
                    + ": the genes of a lake have Ensembl" + " ids, but gene-id = "
                    + cohort.expression().geneId().id() + ". Set gene-id = ensembl.");
        }
        CohortVersion version = version(session, cohort.expression().path());
        CohortCard card = version.card();
        if (card.schemaVersion() != CardCounts.SCHEMA_VERSION) {
            throw new DataRefusedException("Cannot read " + version.path() + ": its layout is " + card.schemaVersion()
                    + ", this program knows " + CardCounts.SCHEMA_VERSION + ". Use the program that wrote it ("
                    + card.software() + "), or one as new.");
        }
        requireUnit(cohort, version);
        requireWhole(session, version);
        return new GeneMajorData(session, version, MissingTokens.of(cohort.missing()));
    }

    private static CohortVersion version(LakeSession session, String path) {
        var folder = new Path(path);
        return LakeFiles.orRefuse("read", folder, "Check that it can be reached and read.", () -> {
            FileSystem files = folder.getFileSystem(session.hadoop());
            if (files.exists(new Path(folder, VersionDraft.COMMIT_MARK))) {
                return CohortVersion.read(session, files, folder);
            }
            Path latest = null;
            for (FileStatus entry : LakeFiles.list(files, folder)) {
                var within = new Path(folder, entry.getPath().getName());
                boolean isVersion = VersionName.matches(within.getName());
                latest = isVersion && files.exists(new Path(within, VersionDraft.COMMIT_MARK)) ? within : latest;
            }
            if (latest == null) {
                throw new ConfigurationException("Cannot read " + path + ": it is neither a version of a cohort (there"
                        + " is no " + VersionDraft.COMMIT_MARK + ") nor a cohort of a lake (none of its folders is a"
                        + " complete version). Name <lake>/<cohort> or <lake>/<cohort>/<version>.");
            }
            return CohortVersion.read(session, files, latest);
        });
    }

    private static void requireWhole(LakeSession session, CohortVersion version) {
        List<String> faults =
                new Verification(session, new Lake(session, version.path()), Progress.SILENT).faults(version);
        if (!faults.isEmpty()) {
            throw new DataRefusedException("Cannot read " + version.path() + ": it is not what its card says: "
                    + String.join("; ", faults.subList(0, Math.min(3, faults.size())))
                    + (faults.size() > 3 ? "; …" : "") + ". Copy the folder again from the site that wrote it.");
        }
    }

    private static void requireUnit(CohortDefinition cohort, CohortVersion version) {
        CohortCard card = version.card();
        String stored = storedUnit(card);
        String declared = cohort.expression().unit().id();
        if (!stored.equals(declared)) {
            throw new DataRefusedException("Cannot ingest cohort " + cohort.id() + ": unit = " + declared
                    + ", but the card of " + version.path() + " says unit " + card.unit() + " and transform "
                    + card.transform() + ", which is stored as " + stored + ". "
                    + (isKnown(stored)
                            ? "Set unit = " + stored + "."
                            : "No unit names that: ingest the sources of that cohort themselves."));
        }
    }

    private static boolean isKnown(String unit) {
        for (ExpressionUnit known : ExpressionUnit.values()) {
            if (known.id().equals(unit)) {
                return true;
            }
        }
        return false;
    }

    /** Unit of the values as they are stored: {@code log2-tpm-plus-1} for log2(x + 1) of {@code tpm}. */
    static String storedUnit(CohortCard card) {
        if (card.transform().equals(Transform.NONE.id())) {
            return card.unit();
        }
        if (!card.transform().equals(Transform.LOG2_PLUS_1.id())) {
            return card.unit() + " after " + card.transform();
        }
        return card.unit().equals(ExpressionUnit.LINEAR_INTENSITY.id())
                ? ExpressionUnit.LOG2_INTENSITY.id()
                : "log2-" + card.unit() + "-plus-1";
    }

    @Override
    public ExpressionReader reader() {
        return new GeneMajorReader(session, version);
    }

    @Override
    public List<String> files() {
        List<String> files = new ArrayList<>(SourceList.below(version.path(), ".parquet", session.hadoop()));
        files.add(new Path(version.path(), VersionDraft.COMMIT_MARK).toString());
        return files;
    }

    @Override
    public Map<String, String> patientOfSample() {
        CohortSamples samples = version.samples();
        Map<String, String> patients = new LinkedHashMap<>();
        for (int i = 0; i < samples.size(); i++) {
            patients.put(samples.sampleIds()[i], samples.patientIds()[i]);
        }
        return patients;
    }

    @Override
    public List<ClinicalRows> sampleTables() {
        List<Map<String, String>> attributes = version.attributes();
        String[] ids = version.samples().sampleIds();
        Set<String> names = new LinkedHashSet<>(List.of(SAMPLE_COLUMN));
        attributes.forEach(values -> names.addAll(values.keySet()));
        List<String> columns = List.copyOf(names);
        var rows = new ClinicalRows.Builder(new Path(version.path()).getName(), columns, 0, missing);
        for (int i = 0; i < ids.length; i++) {
            List<String> fields = new ArrayList<>(List.of(ids[i]));
            for (String column : columns.subList(1, columns.size())) {
                fields.add(attributes.get(i).getOrDefault(column, ""));
            }
            rows.add(i + 1L, fields);
        }
        return List.of(rows.build());
    }
}
