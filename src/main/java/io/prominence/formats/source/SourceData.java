package io.prominence.formats.source;

import io.prominence.domain.ClinicalTable;
import io.prominence.formats.ExpressionReader;
import io.prominence.formats.geo.PlatformTable;
import io.prominence.formats.table.ClinicalRows;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Expression data in one of the text formats, with what the source itself states of its samples.
 *
 * <p>Opening it reads no values; each method reads no more than it says.
 */
public interface SourceData {
    /** The values, gene by gene. */
    ExpressionReader reader();

    /** Paths of the files that decide what is read, those of {@link #clinicalTables()} left out; never empty. */
    List<String> files();

    /**
     * What the names of the files say, where it decides what is read: the sample of each file. Part of the fingerprint,
     * which knows files by their content.
     */
    default List<String> names() {
        return List.of();
    }

    /** The list of samples that the options choose, for example a case list of a cBioPortal study. */
    default Optional<SampleList> sampleList() {
        return Optional.empty();
    }

    /** Patient ids that the source states, by sample id; empty where it states none. */
    default Map<String, String> patientOfSample() {
        return Map.of();
    }

    /** Delimited clinical tables that the source brings as files, for example those of a cBioPortal study. */
    default List<ClinicalTable> clinicalTables() {
        return List.of();
    }

    /**
     * Clinical values that the source states within its own files, for example GCT's column metadata, keyed by sample id.
     * They are joined after the tables that are configured, and after {@link #clinicalTables()}.
     */
    default List<ClinicalRows> sampleTables() {
        return List.of();
    }

    /** Accession of the platform of its probes, where the source itself says it; otherwise empty. */
    default String platform() {
        return "";
    }

    /** Which genes the probes of a platform measure, where the source itself says it; otherwise nothing. */
    default PlatformTable platformTable() {
        return PlatformTable.none();
    }

    /**
     * Names of the columns of {@link #sampleTables()}, found in headers alone: what a configuration may name is checked
     * before any value is read.
     *
     * @throws io.prominence.domain.ProminenceException where the header cannot be read
     */
    default List<String> sampleColumns() {
        return List.of();
    }
}
