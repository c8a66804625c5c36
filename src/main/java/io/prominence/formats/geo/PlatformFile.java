package io.prominence.formats.geo;

import io.prominence.domain.ConfigurationException;
import io.prominence.domain.NearestName;
import io.prominence.formats.FieldSplitter;
import io.prominence.formats.LineReader;
import io.prominence.formats.TextSource;
import io.prominence.formats.geo.SoftLines.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A file that holds the table of one platform or of several. */
final class PlatformFile {
    private final TextSource source;
    private final PlatformTable.Choice choice;
    private final PlatformTable.Builder table = new PlatformTable.Builder();
    private final Set<String> platforms = new LinkedHashSet<>();
    private final boolean mayNameNothing;
    private long probes;

    private PlatformFile(TextSource source, PlatformTable.Choice choice, boolean mayNameNothing) {
        this.source = source;
        this.choice = choice;
        this.mayNameNothing = mayNameNothing;
    }

    static PlatformTable read(TextSource source, PlatformTable.Choice choice) {
        return new PlatformFile(source, choice, false).read();
    }

    /** The table of a platform in a family file, where its columns need not name genes. */
    static PlatformTable ofFamily(TextSource source, PlatformTable.Choice choice) {
        return new PlatformFile(source, choice, true).read();
    }

    private PlatformTable read() {
        try (SoftLines soft = SoftLines.open(source)) {
            boolean found = soft.next();
            while (found && soft.kind() == Kind.COLUMN) {
                found = soft.next();
            }
            if (!found) {
                throw soft.lines().refuse("it has no row. Give the table of a platform");
            }
            if (soft.kind() == Kind.ROW) {
                delimited(soft.lines());
            } else {
                sections(soft);
            }
            return built(soft.lines());
        }
    }

    private PlatformTable built(LineReader lines) {
        if (choice.platform().isPresent() && !platforms.isEmpty() && !hasChosen()) {
            throw noSuchPlatform(choice.platform().get());
        }
        if (isUndecided()) {
            throw new ConfigurationException("Cannot read " + source.path() + ": it has " + platforms.size()
                    + " platforms (" + some() + "), whose probes are not the same. Say which is meant.");
        }
        if (probes == 0 && !mayNameNothing) {
            throw lines.refuse("it has no row of a probe. Give the table of a platform");
        }
        return table.build(choice.platform()
                .orElseGet(() -> platforms.isEmpty() ? "" : platforms.iterator().next()));
    }

    private boolean hasChosen() {
        return platforms.stream().anyMatch(this::isChosen);
    }

    private boolean isChosen(String platform) {
        return choice.platform().map(platform::equalsIgnoreCase).orElse(true);
    }

    private boolean isUndecided() {
        return choice.platform().isEmpty() && platforms.size() > 1;
    }

    private ConfigurationException noSuchPlatform(String wanted) {
        String nearest = NearestName.of(wanted, platforms)
                .map(name -> " Did you mean " + name + "?")
                .orElse("");
        return new ConfigurationException("Cannot read " + source.path() + ": it has no platform " + wanted
                + ", it has " + some() + "." + nearest);
    }

    private String some() {
        List<String> names = platforms.stream().sorted().toList();
        return String.join(", ", names.subList(0, Math.min(8, names.size()))) + (names.size() > 8 ? ", …" : "");
    }

    private void sections(SoftLines soft) {
        String platform = "";
        boolean read = false;
        do {
            switch (soft.kind()) {
                case ENTITY -> {
                    if (soft.key().equals("sample")
                            && (read || choice.platform().isEmpty())) {
                        return;
                    }
                    platform = soft.key().equals("platform") ? soft.value() : "";
                }
                case ATTRIBUTE -> {
                    if (soft.key().equals("annotation_platform")) {
                        platform = soft.value();
                    }
                }
                case TABLE_BEGIN -> read |= platformTable(soft, platform);
                default -> {
                    // rows of the tables of samples, and descriptions of columns
                }
            }
        } while (soft.next());
    }

    private boolean platformTable(SoftLines soft, String platform) {
        if (!soft.key().equals("platform_table_begin")) {
            return false;
        }
        platforms.add(platform);
        if (!isChosen(platform)) {
            return false;
        }
        LineReader lines = soft.lines();
        if (!soft.next() || soft.kind() != Kind.ROW) {
            return false;
        }
        var splitter = new FieldSplitter(lines, '\t');
        PlatformColumns columns = columns(lines, splitter.fields());
        while (soft.next() && soft.kind() == Kind.ROW) {
            row(lines, columns, splitter.fields());
        }
        return true;
    }

    private void delimited(LineReader lines) {
        String first = lines.text();
        var splitter = new FieldSplitter(lines, first.indexOf('\t') >= 0 ? '\t' : ',');
        List<String> header = splitter.fields();
        PlatformColumns columns = PlatformColumns.of(header);
        if (header.size() == 2 && choice.symbolColumn().isEmpty() && !columns.nameGenes()) {
            columns = PlatformColumns.ofTwo();
            row(lines, columns, header);
        } else {
            columns = columns(lines, header);
        }
        while (lines.next()) {
            if (!lines.isBlank()) {
                row(lines, columns, splitter.fields());
            }
        }
    }

    private PlatformColumns columns(LineReader lines, List<String> header) {
        if (choice.symbolColumn().isPresent()) {
            String name = choice.symbolColumn().get();
            return PlatformColumns.of(header, name)
                    .orElseThrow(() -> new ConfigurationException("Cannot read " + source.path()
                            + ": the table of the platform has no column " + name + ". Its columns are "
                            + String.join(", ", header) + "."));
        }
        PlatformColumns columns = PlatformColumns.of(header);
        if (!columns.nameGenes() && !mayNameNothing) {
            throw lines.refuse("no column of the platform's table names genes; its columns are "
                    + String.join(", ", header) + ". Name the one with the symbol, or give another annotation of the"
                    + " platform");
        }
        return columns;
    }

    private void row(LineReader lines, PlatformColumns columns, List<String> fields) {
        if (fields.size() > columns.names().size()) {
            throw lines.refuse("line " + lines.line() + " has " + fields.size() + " fields, the header "
                    + columns.names().size() + ". Check the separator and stray tabs");
        }
        if (columns.hasPlatform()) {
            String platform = columns.platform(fields).orElse("");
            platforms.add(platform);
            if (!isChosen(platform) || isUndecided()) {
                return;
            }
        }
        String probe = columns.probe(fields);
        if (!probe.isEmpty()) {
            probes++;
            table.add(probe, columns.genes(fields));
        }
    }
}
