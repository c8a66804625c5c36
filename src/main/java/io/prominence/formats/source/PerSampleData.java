package io.prominence.formats.source;

import io.prominence.formats.ExpressionReader;
import io.prominence.formats.TextSource;
import io.prominence.formats.persample.PerSampleFile;
import io.prominence.formats.persample.PerSampleFolder;
import io.prominence.formats.table.ClinicalRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Files of one sample each, with the sheet that names their samples. */
record PerSampleData(PerSampleFolder folder) implements SourceData {
    @Override
    public ExpressionReader reader() {
        return folder.reader();
    }

    @Override
    public List<String> files() {
        List<String> files = new ArrayList<>();
        folder.files().forEach(file -> files.add(file.source().path()));
        folder.sheet().map(TextSource::path).ifPresent(files::add);
        return files;
    }

    @Override
    public List<String> names() {
        return folder.files().stream().map(PerSampleFile::sample).toList();
    }

    @Override
    public Map<String, String> patientOfSample() {
        return folder.patientOfSample();
    }

    @Override
    public List<ClinicalRows> sampleTables() {
        return folder.sampleTables();
    }

    @Override
    public List<String> sampleColumns() {
        return folder.sampleColumns();
    }
}
