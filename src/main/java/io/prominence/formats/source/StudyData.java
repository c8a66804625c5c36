package io.prominence.formats.source;

import io.prominence.domain.ClinicalTable;
import io.prominence.domain.ExpressionSource;
import io.prominence.formats.ExpressionReader;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.TextSource;
import io.prominence.formats.cbioportal.CaseList;
import io.prominence.formats.cbioportal.CbioportalStudy;
import io.prominence.formats.matrix.MatrixReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** A profile of a cBioPortal study, with the study's patients and clinical tables. */
final class StudyData implements SourceData {
    private final CbioportalStudy study;
    private final ExpressionSource source;
    private final MissingTokens missing;

    private StudyData(CbioportalStudy study, ExpressionSource source, MissingTokens missing) {
        this.study = study;
        this.source = source;
        this.missing = missing;
    }

    static StudyData open(ExpressionSource source, MissingTokens missing, Configuration conf) {
        return new StudyData(CbioportalStudy.of(TextSource.of(source.path(), conf)), source, missing);
    }

    private MatrixReader profile() {
        return study.expression(source.option("profile"), source.geneId()).withMissing(missing);
    }

    @Override
    public ExpressionReader reader() {
        return profile();
    }

    @Override
    public List<String> files() {
        List<String> files = new ArrayList<>(List.of(profile().source().path()));
        study.metaFiles().forEach(file -> files.add(file.path()));
        source.option("case-list")
                .ifPresent(name -> files.add(study.caseList(name).source().path()));
        return files;
    }

    @Override
    public Optional<SampleList> sampleList() {
        return source.option("case-list").map(name -> {
            CaseList list = study.caseList(name);
            return new SampleList("case list " + list.stableId(), list.samples());
        });
    }

    @Override
    public Map<String, String> patientOfSample() {
        return study.patientOfSample();
    }

    @Override
    public List<ClinicalTable> clinicalTables() {
        return study.clinicalTables();
    }
}
