package io.prominence.formats.geo;

import io.prominence.formats.FieldSplitter;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.TextSource;
import io.prominence.formats.geo.SoftLines.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What SOFT files with samples hold, their values not yet read: the samples, their tables, the probes of each platform. */
final class SoftScan {
    /**
     * Table of a sample.
     *
     * @param sample accession
     * @param platform accession of its platform
     * @param file position of the file
     * @param line line of the header
     * @param columns names of the columns of its table; none where it has no table
     * @param rows rows with a probe
     */
    record Table(String sample, String platform, int file, long line, List<String> columns, long rows) {}

    /** Column of the probe in the table of a sample. */
    static final String PROBE = "ID_REF";

    private static final String SAMPLE = "sample_";

    private final List<TextSource> sources;
    private final SampleAttributes attributes;
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final Map<String, ProbeIndex> probes = new LinkedHashMap<>();
    private final Map<String, TextSource> platformFiles = new LinkedHashMap<>();
    private final Set<String> supplements = new LinkedHashSet<>();
    private String sample = "";

    private SoftScan(List<TextSource> sources, MissingTokens missing) {
        this.sources = sources;
        attributes = new SampleAttributes(missing);
    }

    static SoftScan of(List<TextSource> sources, MissingTokens missing) {
        var scan = new SoftScan(sources, missing);
        for (int i = 0; i < sources.size(); i++) {
            try (SoftLines soft = SoftLines.open(sources.get(i))) {
                scan.file(soft, i);
            }
        }
        return scan;
    }

    SampleAttributes attributes() {
        return attributes;
    }

    /** Every sample with its table, which may be empty, in the order of the files. */
    List<Table> tables() {
        return List.copyOf(tables.values());
    }

    /** Probes of the samples of a platform. */
    ProbeIndex probes(String platform) {
        return probes.getOrDefault(platform, new ProbeIndex());
    }

    /** File with the table of each platform that is described. */
    Map<String, TextSource> platformFiles() {
        return platformFiles;
    }

    /** Files that GEO names beside the samples and the series. */
    Set<String> supplements() {
        return supplements;
    }

    private void file(SoftLines soft, int file) {
        sample = "";
        String platform = "";
        while (soft.next()) {
            switch (soft.kind()) {
                case ENTITY -> {
                    sample = soft.key().equals("sample") ? begun(soft, file) : "";
                    platform = soft.key().equals("platform") ? soft.value() : "";
                }
                case ATTRIBUTE -> attribute(soft);
                case TABLE_BEGIN -> {
                    if (!platform.isEmpty()) {
                        platformFiles.putIfAbsent(platform, sources.get(file));
                    }
                    if (!sample.isEmpty()) {
                        table(soft, file);
                    }
                }
                case ROW -> stray(soft);
                default -> {
                    // descriptions of columns, rows of platforms, ends
                }
            }
        }
    }

    private static void stray(SoftLines soft) {
        if (!soft.inTable()) {
            throw soft.lines()
                    .refuse("line " + soft.lines().line()
                            + " is in no table and begins with none of ^, ! and #. Give a SOFT file of GEO as it is");
        }
    }

    private String begun(SoftLines soft, int file) {
        String id = soft.value();
        if (id.isEmpty()) {
            throw soft.lines().refuse("line " + soft.lines().line() + " names no sample. Download the file again");
        }
        if (attributes.contains(id)) {
            throw soft.lines()
                    .refuse("sample " + id + " comes twice, again on line "
                            + soft.lines().line() + ". Remove one of them");
        }
        attributes.sample(id, soft.lines().line());
        tables.put(id, new Table(id, "", file, soft.lines().line(), List.of(), 0));
        return id;
    }

    private void attribute(SoftLines soft) {
        String key = soft.key();
        if (key.contains("supplementary_file")) {
            supplements.add(soft.value());
        }
        if (!sample.isEmpty() && key.startsWith(SAMPLE)) {
            attributes.add(sample, key.substring(SAMPLE.length()), soft.value());
        }
    }

    private void table(SoftLines soft, int file) {
        String platform = attributes.value(sample, SampleAttributes.PLATFORM);
        if (!soft.next() || soft.kind() != Kind.ROW) {
            return;
        }
        long line = soft.lines().line();
        List<String> header = new FieldSplitter(soft.lines(), '\t').fields();
        int id = header.indexOf(PROBE);
        if (id < 0) {
            throw soft.lines()
                    .refuse("the table of sample " + sample + " (line " + line + ") has no column " + PROBE
                            + ". Give a SOFT file of GEO as it is");
        }
        ProbeIndex index = probes.computeIfAbsent(platform, name -> new ProbeIndex());
        long rows = 0;
        while (soft.next() && soft.kind() == Kind.ROW) {
            String probe = soft.field(id);
            if (!MissingTokens.DEFAULT.isMissing(probe)) {
                index.add(probe, file, soft.lines().line());
                rows++;
            }
        }
        tables.put(sample, new Table(sample, platform, file, line, header, rows));
    }

    /** Samples of each platform that have values, counted. */
    Map<String, Integer> samplesByPlatform() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Table table : tables.values()) {
            if (table.rows() > 0) {
                counts.merge(table.platform(), 1, Integer::sum);
            }
        }
        return counts;
    }

    /** Samples of a platform, those without values among them if asked for. */
    List<Table> of(String platform, boolean withValues) {
        List<Table> chosen = new ArrayList<>();
        for (Table table : tables.values()) {
            boolean isOf =
                    attributes.value(table.sample(), SampleAttributes.PLATFORM).equals(platform);
            if (isOf && (table.rows() > 0) == withValues) {
                chosen.add(table);
            }
        }
        return chosen;
    }
}
