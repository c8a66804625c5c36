package io.prominence.formats.geo;

import io.prominence.domain.ConfigurationException;
import io.prominence.domain.DataRefusedException;
import io.prominence.formats.FieldSplitter;
import io.prominence.formats.GeneRowConsumer;
import io.prominence.formats.LineReader;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.Quarantine;
import io.prominence.formats.TextSource;
import io.prominence.formats.geo.SoftLines.Kind;
import io.prominence.formats.matrix.LeadingColumns;
import io.prominence.formats.matrix.RowCursor;
import io.prominence.formats.table.ClinicalRows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A dataset (GDS) in SOFT: one matrix of probes by samples, which GEO's curators have put together from a series.
 *
 * <p>Each type of its subsets ({@code disease state}) is a clinical column. {@code IDENTIFIER}, which curators took from an
 * annotation of the day, is the symbol of a probe.
 */
final class SoftDataset implements GeoSource {
    private static final String ID = "ID_REF";
    private static final String IDENTIFIER = "IDENTIFIER";
    private static final String BEGIN = "!dataset_table_begin";
    private static final String END = "!dataset_table_end";

    private final TextSource source;
    private final SampleAttributes attributes;
    private final MissingTokens missing;
    private final List<String> samples;
    private final String platform;

    private SoftDataset(
            TextSource source,
            SampleAttributes attributes,
            List<String> samples,
            String platform,
            MissingTokens missing) {
        this.source = source;
        this.missing = missing;
        this.attributes = attributes;
        this.samples = samples;
        this.platform = platform;
    }

    static SoftDataset of(TextSource source, SoftFile.Choice choice, MissingTokens missing) {
        if (choice.valueColumn().isPresent() || choice.symbolColumn().isPresent()) {
            throw new ConfigurationException("Cannot read " + source.path()
                    + ": a dataset (GDS) has one table, without columns to choose. Remove value-column and"
                    + " symbol-column.");
        }
        try (SoftLines soft = SoftLines.open(source)) {
            SoftDataset dataset = new Header(source, soft, missing).read();
            PlatformChoice.of(source.path(), Map.of(dataset.platform, dataset.samples.size()), choice.platform());
            return dataset;
        }
    }

    @Override
    public List<TextSource> sources() {
        return List.of(source);
    }

    @Override
    public String platform() {
        return platform;
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
        return attributes.rows(source.name(), samples);
    }

    @Override
    public PlatformTable platformTable() {
        var table = new PlatformTable.Builder();
        try (SoftLines soft = SoftLines.open(source)) {
            boolean before = true;
            while (before) {
                before = soft.next() && soft.kind() != Kind.TABLE_BEGIN;
            }
            soft.next();
            while (soft.next() && soft.kind() == Kind.ROW) {
                String symbol = identifier(soft.field(1));
                table.add(soft.field(0), symbol.isEmpty() ? List.of() : List.of(new PlatformTable.Gene(symbol, "")));
            }
        }
        return table.build(platform);
    }

    private static String identifier(String text) {
        return MissingTokens.DEFAULT.isMissing(text) || text.startsWith("--") ? "" : text;
    }

    @Override
    public void forEachGene(GeneRowConsumer consumer, Quarantine quarantine) {
        try (RowCursor cursor = open(quarantine)) {
            while (cursor.next()) {
                consumer.accept(cursor.row());
            }
            if (!cursor.lines().endedAtMark()) {
                throw cursor.lines()
                        .refuse("its table has no end (" + END + "): the file was cut off. Copy or download it again");
            }
        }
    }

    private RowCursor open(Quarantine quarantine) {
        LineReader lines = source.open();
        boolean opened = false;
        try {
            lines.skipTo(BEGIN);
            lines.endBefore(END);
            var cursor = new RowCursor(lines, new Identified(), missing, quarantine);
            opened = true;
            return cursor;
        } finally {
            if (!opened) {
                lines.close();
            }
        }
    }

    /** The columns {@code ID_REF} and {@code IDENTIFIER}. */
    private static final class Identified implements LeadingColumns {
        @Override
        public int count(List<String> header) {
            return 2;
        }

        @Override
        public String geneId(List<String> names, List<String> texts) {
            return texts.get(0);
        }

        @Override
        public Optional<String> symbol(List<String> names, List<String> texts) {
            return Optional.of(identifier(texts.get(1))).filter(symbol -> !symbol.isEmpty());
        }
    }

    private static final class Header {
        private record Subset(String type, String description, List<String> samples) {}

        private final TextSource source;
        private final SoftLines soft;
        private final MissingTokens missing;
        private final Map<String, String> columns = new LinkedHashMap<>();
        private final List<Subset> subsets = new ArrayList<>();
        private String platform = "";
        private String type = "";
        private String description = "";
        private List<String> members = List.of();

        Header(TextSource source, SoftLines soft, MissingTokens missing) {
            this.missing = missing;
            this.source = source;
            this.soft = soft;
        }

        SoftDataset read() {
            while (soft.next()) {
                switch (soft.kind()) {
                    case ENTITY -> endSubset();
                    case ATTRIBUTE -> attribute();
                    case COLUMN -> columns.put(soft.name(), soft.value());
                    case TABLE_BEGIN -> {
                        endSubset();
                        return table();
                    }
                    default ->
                        throw soft.lines()
                                .refuse("line " + soft.lines().line() + " is before " + BEGIN
                                        + " and begins with none of ^, ! and #. Give a dataset of GEO as it is");
                }
            }
            throw soft.lines().refuse("it has no line " + BEGIN + ". Give a dataset of GEO as it is");
        }

        private void attribute() {
            switch (soft.key()) {
                case "dataset_platform" -> platform = soft.value();
                case "subset_type" -> type = soft.value();
                case "subset_description" -> description = soft.value();
                case "subset_sample_id" -> members = List.of(soft.value().split("\\s*,\\s*", -1));
                default -> {
                    // of no use here
                }
            }
        }

        private void endSubset() {
            if (!type.isEmpty()) {
                subsets.add(new Subset(type, description, members));
            }
            type = "";
            description = "";
            members = List.of();
        }

        private SoftDataset table() {
            if (!soft.next() || soft.kind() != Kind.ROW) {
                throw empty();
            }
            long line = soft.lines().line();
            List<String> header = new FieldSplitter(soft.lines(), '\t').fields();
            if (header.size() < 3 || !header.subList(0, 2).equals(List.of(ID, IDENTIFIER))) {
                throw soft.lines()
                        .refuse("its table does not begin with the columns " + ID + ", " + IDENTIFIER
                                + " and samples. Give a dataset of GEO as it is");
            }
            List<String> samples = List.copyOf(header.subList(2, header.size()));
            refuseAnnotation(samples);
            if (!soft.next() || soft.kind() != Kind.ROW) {
                throw empty();
            }
            var attributes = new SampleAttributes(missing);
            samples.forEach(id -> describe(attributes, id, line));
            return new SoftDataset(source, attributes, samples, platform, missing);
        }

        private DataRefusedException empty() {
            return soft.lines().refuse("its table is empty. Download the dataset again");
        }

        private void refuseAnnotation(List<String> samples) {
            samples.stream().filter(id -> !id.startsWith("GSM")).findFirst().ifPresent(other -> {
                throw soft.lines()
                        .refuse("column " + other + " of its table is no sample (GSM…): it is the full dataset, with"
                                + " annotation. Give the plain one, for example GDS507.soft.gz");
            });
        }

        /** {@code #GSM11815 = Value for GSM11815: C035 Renal Clear Cell Carcinoma U133B; src: Trizol isolation}. */
        private void describe(SampleAttributes attributes, String id, long line) {
            attributes.sample(id, line);
            attributes.add(id, SampleAttributes.PLATFORM, platform);
            String text = columns.getOrDefault(id, "").replaceFirst("^" + Pattern.quote("Value for " + id + ": "), "");
            int origin = text.indexOf("; src: ");
            attributes.add(id, "title", origin < 0 ? text : text.substring(0, origin));
            if (origin >= 0) {
                attributes.add(id, "source_name_ch1", text.substring(origin + "; src: ".length()));
            }
            for (Subset subset : subsets) {
                if (subset.samples().contains(id)) {
                    attributes.put(id, subset.type(), subset.description());
                }
            }
        }
    }
}
