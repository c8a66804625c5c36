package io.prominence.formats.parquet;

import io.prominence.domain.ConfigurationException;
import io.prominence.domain.DataRefusedException;
import io.prominence.formats.ExpressionReader;
import io.prominence.formats.GeneRow;
import io.prominence.formats.GeneRowConsumer;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.Quarantine;
import io.prominence.formats.TextSource;
import io.prominence.formats.matrix.Transposition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/**
 * Parquet with one row per sample and one column per gene, in one file or several with the same columns.
 *
 * <p>Columns of genes are {@code float}, {@code double} or whole numbers; null and NaN are missing, infinite values go to
 * quarantine. Rows are transposed through a temporary file in chunks; Parquet itself holds a row group.
 *
 * <p>At most {@value #MOST_COLUMNS} columns: Parquet keeps pages, statistics and a reader for every column of every row
 * group, so that ten thousands of columns cost more in bookkeeping than in values, and a row group of them, which has to
 * be held whole, has the size of the file. The long form has neither trouble.
 */
public final class WideTable implements ExpressionReader {
    /** Most columns of genes. */
    public static final int MOST_COLUMNS = 5_000;

    private static final String HOW_TO_MAKE_LONG = "Write it with one row per sample and gene, in pandas"
            + " x.melt(id_vars=\"%1$s\", var_name=\"gene\", value_name=\"value\").to_parquet(\"long.parquet\"), in R"
            + " arrow::write_parquet(tidyr::pivot_longer(x, -%1$s, names_to = \"gene\"), \"long.parquet\"), and set"
            + " format = parquet-long, sample-column = %1$s";

    private final String path;
    private final List<TextSource> files;
    private final String sampleColumn;
    private final Configuration conf;
    private final MessageType schema;
    private final List<String> genes;
    private List<String> sampleIds;

    private WideTable(
            String path, List<TextSource> files, String sampleColumn, Configuration conf, MessageType schema) {
        this.path = path;
        this.files = files;
        this.sampleColumn = sampleColumn;
        this.conf = conf;
        this.schema = schema;
        genes = schema.getFields().stream()
                .map(Type::getName)
                .filter(name -> !name.equals(sampleColumn))
                .toList();
    }

    /**
     * Reads the columns, not the values.
     *
     * @param path where the files are, for messages
     * @param files the files
     * @param sampleColumn column of the sample id
     * @param conf Hadoop configuration that finds their file system
     * @throws ConfigurationException if there is no such column
     * @throws DataRefusedException if a file is not Parquet, has other columns than the first, a column that is no
     *     number, or more than {@link #MOST_COLUMNS}
     */
    public static WideTable of(String path, List<TextSource> files, String sampleColumn, Configuration conf) {
        MessageType schema = null;
        for (TextSource file : files) {
            MessageType columns = CheckedParquet.schema(file.path(), conf);
            if (schema != null && !columns.getFields().equals(schema.getFields())) {
                throw new DataRefusedException("Cannot read " + file.path() + ": its columns are not those of "
                        + files.get(0).name() + ". Give files with the same columns.");
            }
            schema = columns;
        }
        if (schema == null) {
            throw new ConfigurationException(
                    "Cannot read " + path + ": it has no file that ends in .parquet." + " Name another folder.");
        }
        requireColumns(path, schema, sampleColumn);
        return new WideTable(path, files, sampleColumn, conf, schema);
    }

    private static void requireColumns(String path, MessageType schema, String sampleColumn) {
        List<Type> fields = schema.getFields();
        if (!schema.containsField(sampleColumn)) {
            List<String> names = fields.stream().limit(8).map(Type::getName).toList();
            throw new ConfigurationException("Cannot read " + path + ": it has no column " + sampleColumn
                    + " of sample ids. Its columns are " + String.join(", ", names) + (fields.size() > 8 ? ", …" : "")
                    + ". Set expression.sample-column.");
        }
        if (fields.size() - 1 > MOST_COLUMNS) {
            throw new DataRefusedException(String.format(
                    Locale.ROOT,
                    "Cannot read %s: it has %,d columns of genes; tables of one column a gene are read up to %,d, since"
                            + " Parquet holds pages and statistics for each and a row group of all. %s.",
                    path,
                    fields.size() - 1,
                    MOST_COLUMNS,
                    HOW_TO_MAKE_LONG.formatted(sampleColumn)));
        }
        fields.stream()
                .filter(field -> !field.getName().equals(sampleColumn) && !WideRow.isNumber(field))
                .findFirst()
                .ifPresent(text -> {
                    throw new DataRefusedException("Cannot read " + path + ": column " + text.getName()
                            + " is no column of numbers (" + text + "). Leave it out of the table; clinical columns"
                            + " belong in a table under clinical.");
                });
        if (!isId(schema.getType(sampleColumn))) {
            throw new DataRefusedException("Cannot read " + path + ": column " + sampleColumn
                    + " holds neither text nor whole numbers. Set expression.sample-column.");
        }
    }

    private static boolean isId(Type type) {
        return type.isPrimitive()
                && List.of(PrimitiveTypeName.BINARY, PrimitiveTypeName.INT32, PrimitiveTypeName.INT64)
                        .contains(type.asPrimitiveType().getPrimitiveTypeName());
    }

    /** The files. */
    public List<TextSource> sources() {
        return files;
    }

    @Override
    public List<String> sampleIds() {
        if (sampleIds == null) {
            List<String> ids = new ArrayList<>();
            Map<String, String> seen = new HashMap<>();
            var ofId = new MessageType(schema.getName(), schema.getType(sampleColumn));
            rows(ofId, (row, file, number) -> {
                String place = file.name() + " row " + number;
                if (MissingTokens.DEFAULT.isMissing(row.id())) {
                    throw refused(place + " has no sample id. Name the sample or remove the row");
                }
                String first = seen.putIfAbsent(row.id(), place);
                if (first != null) {
                    throw refused("sample " + row.id() + " comes twice (" + first + " and " + place
                            + "). Remove one of them");
                }
                ids.add(row.id());
            });
            if (ids.isEmpty()) {
                throw refused("it has no row. Give a table with values");
            }
            sampleIds = List.copyOf(ids);
        }
        return sampleIds;
    }

    private DataRefusedException refused(String reason) {
        return new DataRefusedException("Cannot read " + path + ": " + reason + ".");
    }

    @Override
    public void forEachGene(GeneRowConsumer consumer, Quarantine quarantine) {
        List<String> ids = sampleIds();
        if (genes.isEmpty()) {
            throw refused("it has no column but " + sampleColumn + ". Give a table with values");
        }
        try (var transposed = new Transposition(path, ids.size(), genes.size())) {
            rows(schema, (row, file, number) -> {
                float[] values = row.values();
                for (int i = 0; i < values.length; i++) {
                    if (Float.isInfinite(values[i])) {
                        quarantine.refuse(
                                file.name(), number, genes.get(i), Float.toString(values[i]), "not a finite number");
                        values[i] = Float.NaN;
                    }
                }
                transposed.addRow(values);
            });
            transposed.forEachColumn((index, values) -> consumer.accept(new GeneRow(
                    genes.get(index), Optional.empty(), values, files.get(0).name() + ":column " + genes.get(index))));
        }
    }

    private interface RowUse {
        void row(WideRow row, TextSource file, long number);
    }

    private void rows(MessageType columns, RowUse use) {
        for (TextSource file : files) {
            long number = 0;
            try (ParquetReader<WideRow> reader = ParquetReader.builder(
                            new WideRow.Reading(columns, sampleColumn), new Path(file.path()))
                    .withConf(conf)
                    .usePageChecksumVerification()
                    .build()) {
                for (WideRow row = next(reader, file); row != null; row = next(reader, file)) {
                    number++;
                    use.row(row, file, number);
                }
            } catch (IOException fault) {
                throw CheckedParquet.unreadable(file.path(), fault);
            }
        }
    }

    /** The next row, or null behind the last. */
    private static WideRow next(ParquetReader<WideRow> reader, TextSource file) {
        try {
            return reader.read();
        } catch (IOException | RuntimeException | OutOfMemoryError fault) { // by any of these a page is damaged
            throw CheckedParquet.unreadable(file.path(), fault);
        }
    }
}
