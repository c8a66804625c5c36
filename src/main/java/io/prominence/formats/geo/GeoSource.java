package io.prominence.formats.geo;

import io.prominence.formats.ExpressionReader;
import io.prominence.formats.TextSource;
import io.prominence.formats.table.ClinicalRows;
import java.util.List;

/** Values of one platform from files of GEO, with what these say of its samples and probes. */
public interface GeoSource extends ExpressionReader {
    /** The files that are read, in the order in which they were given. */
    List<TextSource> sources();

    /** Accession of the platform; empty where the files state none. */
    String platform();

    /** Names of the columns of {@link #sampleTable()}. */
    List<String> columns();

    /** What the files say of the samples, keyed by their accession. */
    ClinicalRows sampleTable();

    /** Which genes the probes measure, as the files themselves say; nothing where they do not. */
    PlatformTable platformTable();
}
