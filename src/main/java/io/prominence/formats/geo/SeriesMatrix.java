package io.prominence.formats.geo;

import io.prominence.domain.DataRefusedException;
import io.prominence.formats.GeneRow;
import io.prominence.formats.GeneRowConsumer;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.Quarantine;
import io.prominence.formats.TextSource;
import io.prominence.formats.matrix.RowCursor;
import io.prominence.formats.table.ClinicalRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A series of GEO as its series matrix files: one file, or one for each platform, or several for the many samples of one.
 *
 * <p>Files of several platforms are never mixed: one is chosen. Several files of one platform are read side by side, and
 * have to have the same probes in the same order. What the header lines say of the samples is in {@link #sampleTable()}.
 */
public final class SeriesMatrix implements GeoSource {
    private final String path;
    private final List<SeriesMatrixFile> files;
    private final List<String> samples;
    private final SampleAttributes attributes;
    private final MissingTokens missing;

    private SeriesMatrix(
            String path,
            List<SeriesMatrixFile> files,
            List<String> samples,
            SampleAttributes attributes,
            MissingTokens missing) {
        this.path = path;
        this.files = files;
        this.samples = samples;
        this.attributes = attributes;
        this.missing = missing;
    }

    /**
     * Reads the header lines.
     *
     * @param path where they are, for messages
     * @param sources the files
     * @param platform accession of the platform that is meant, where there are several
     * @param missing texts that stand for no value
     * @throws io.prominence.domain.ConfigurationException if there are several platforms and none is asked for, or not
     *     the one that is
     * @throws DataRefusedException if a file is no series matrix, or its table is empty
     */
    public static SeriesMatrix of(
            String path, List<TextSource> sources, Optional<String> platform, MissingTokens missing) {
        var attributes = new SampleAttributes(missing);
        List<SeriesMatrixFile> all = new ArrayList<>();
        Map<String, Integer> platforms = new LinkedHashMap<>();
        for (TextSource source : sources) {
            SeriesMatrixFile file = SeriesMatrixFile.read(source, attributes);
            all.add(file);
            platforms.merge(file.platform(), file.samples().size(), Integer::sum);
        }
        String chosen = PlatformChoice.of(path, platforms, platform);
        List<SeriesMatrixFile> files =
                all.stream().filter(file -> file.platform().equals(chosen)).toList();
        return new SeriesMatrix(path, files, sampleIds(path, files), attributes, missing);
    }

    private static List<String> sampleIds(String path, List<SeriesMatrixFile> files) {
        Set<String> ids = new LinkedHashSet<>();
        for (SeriesMatrixFile file : files) {
            for (String id : file.samples()) {
                if (!ids.add(id)) {
                    throw new DataRefusedException("Cannot read " + path + ": sample " + id + " comes twice, again in "
                            + file.source().name() + ". Remove one of the files.");
                }
            }
        }
        return List.copyOf(ids);
    }

    @Override
    public List<TextSource> sources() {
        return files.stream().map(SeriesMatrixFile::source).toList();
    }

    @Override
    public String platform() {
        return files.get(0).platform();
    }

    @Override
    public List<String> sampleIds() {
        return samples;
    }

    @Override
    public List<String> columns() {
        return attributes.columns();
    }

    @Override
    public ClinicalRows sampleTable() {
        return attributes.rows(SampleAttributes.name(path, sources()), samples);
    }

    /** None: a series matrix names probes, not genes. */
    @Override
    public PlatformTable platformTable() {
        return PlatformTable.none();
    }

    @Override
    public void forEachGene(GeneRowConsumer consumer, Quarantine quarantine) {
        List<RowCursor> cursors = new ArrayList<>();
        try {
            files.forEach(file -> cursors.add(file.open(missing, quarantine)));
            boolean more = true;
            while (more) {
                more = advance(cursors);
                if (more) {
                    consumer.accept(row(cursors));
                }
            }
            cursors.forEach(SeriesMatrixFile::refuseUnended);
        } finally {
            cursors.forEach(RowCursor::close);
        }
    }

    private static boolean advance(List<RowCursor> cursors) {
        RowCursor first = cursors.get(0);
        boolean more = first.next();
        for (RowCursor other : cursors.subList(1, cursors.size())) {
            boolean has = other.next();
            if (has != more || (has && !other.geneId().equals(first.geneId()))) {
                throw other.lines()
                        .refuse("its rows are not those of " + first.lines().name() + ": "
                                + (has ? other.geneId() : "it ends") + " (line "
                                + other.lines().line() + ") where the other "
                                + (more ? "has " + first.geneId() : "ends") + " (line "
                                + first.lines().line()
                                + "). Files of one platform are read side by side: give them the same rows in the same"
                                + " order");
            }
        }
        return more;
    }

    private GeneRow row(List<RowCursor> cursors) {
        GeneRow first = cursors.get(0).row();
        if (cursors.size() == 1) {
            return first;
        }
        float[] values = Arrays.copyOf(first.values(), samples.size());
        int from = first.values().length;
        for (RowCursor other : cursors.subList(1, cursors.size())) {
            float[] further = other.row().values();
            System.arraycopy(further, 0, values, from, further.length);
            from += further.length;
        }
        return new GeneRow(first.geneId(), first.symbol(), values, first.place());
    }
}
