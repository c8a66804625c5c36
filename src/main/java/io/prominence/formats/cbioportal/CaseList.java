package io.prominence.formats.cbioportal;

import io.prominence.formats.TextSource;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * A case list of a study: samples that were profiled in some way, or chosen otherwise.
 *
 * @param source its file
 * @param stableId its {@code stable_id}
 * @param samples sample ids
 */
public record CaseList(TextSource source, String stableId, Set<String> samples) {
    static CaseList read(TextSource file) {
        MetaFile meta = MetaFile.read(file);
        var samples = new TreeSet<String>();
        Arrays.stream(meta.value("case_list_ids").split("\t", -1))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .forEach(samples::add);
        return new CaseList(file, meta.value("stable_id"), samples);
    }

    /** Whether it is called so: by its stable id, without the study before it or with, or by its file. */
    boolean isCalled(String name, String study) {
        return name.equals(stableId) || stableId.equals(study + "_" + name) || name.equals(source.name());
    }
}
