package io.prominence.lake;

import io.prominence.domain.ClinicalTable;
import io.prominence.formats.geo.PlatformTable;
import io.prominence.formats.source.SampleList;
import io.prominence.formats.table.ClinicalRows;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Expression data of a cohort in one of the outside formats. */
interface ExpressionInput {
    /** Files that it is read from, as configured or below what is configured. */
    List<String> files();

    /** What the names of the files say, where it decides what is read; empty where only their content does. */
    default List<String> names() {
        return List.of();
    }

    /** Ids of all samples, in the order of the source. */
    List<String> sampleIds();

    /** The list of samples that the source's options choose, if any. */
    default Optional<SampleList> sampleList() {
        return Optional.empty();
    }

    /** Patient ids that the source itself states, by sample id. */
    Map<String, String> patientOfSample();

    /** Clinical tables that the source itself brings as files. */
    List<ClinicalTable> clinicalTables();

    /** Clinical values that the source states within its own files, keyed by sample id. */
    List<ClinicalRows> sampleTables();

    /** Accession of the platform of its probes, where the source says it; otherwise empty. */
    default String platform() {
        return "";
    }

    /** Which genes its probes measure, where the source says it. */
    default PlatformTable platformTable() {
        return PlatformTable.none();
    }

    /** Brings the values of some samples into staging files. */
    StagedExpression stage(Staging staging) throws IOException;
}
