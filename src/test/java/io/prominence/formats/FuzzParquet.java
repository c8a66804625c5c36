package io.prominence.formats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Parquet files of a table of genes by samples, as rows of text with a header: small pages, several row groups. */
public final class FuzzParquet {
    private FuzzParquet() {}

    private interface Fill {
        void rows(ParquetWriter<Group> writer, MessageType schema) throws IOException;
    }

    /** A row per sample, a column per gene. */
    static byte[] wide(List<String> table) {
        var columns = new StringBuilder("message wide { optional binary sample (STRING);");
        rows(table)
                .forEach(
                        row -> columns.append(" optional float ").append(row[0]).append(';'));
        String[] samples = table.get(0).split("\t", -1);
        return file(columns.append('}').toString(), (writer, schema) -> {
            for (int i = 1; i < samples.length; i++) {
                var row = new SimpleGroup(schema);
                row.add("sample", samples[i]);
                for (String[] gene : rows(table)) {
                    row.add(gene[0], Float.parseFloat(gene[i]));
                }
                writer.write(row);
            }
        });
    }

    /** A row per gene and sample. */
    public static byte[] longRows(List<String> table) {
        String[] samples = table.get(0).split("\t", -1);
        String columns = "message long { optional binary gene (STRING); optional binary sample (STRING);"
                + " optional double value; }";
        return file(columns, (writer, schema) -> {
            for (String[] gene : rows(table)) {
                for (int i = 1; i < samples.length; i++) {
                    var row = new SimpleGroup(schema);
                    row.add("gene", gene[0]);
                    row.add("sample", samples[i]);
                    row.add("value", Double.parseDouble(gene[i]));
                    writer.write(row);
                }
            }
        });
    }

    private static List<String[]> rows(List<String> table) {
        return table.stream().skip(1).map(line -> line.split("\t", -1)).toList();
    }

    private static byte[] file(String columns, Fill fill) {
        MessageType schema = MessageTypeParser.parseMessageType(columns);
        try {
            Path folder = Files.createTempDirectory("fuzz");
            Path file = folder.resolve("f.parquet");
            var path = new org.apache.hadoop.fs.Path(file.toString());
            try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(path)
                    .withType(schema)
                    .withCompressionCodec(CompressionCodecName.SNAPPY)
                    .withRowGroupSize(8_000L)
                    .withPageSize(200)
                    .withPageRowCountLimit(10)
                    .build()) {
                fill.rows(writer, schema);
            }
            byte[] bytes = Files.readAllBytes(file);
            for (Path each : Arrays.asList(file, folder.resolve(".f.parquet.crc"), folder)) {
                Files.deleteIfExists(each);
            }
            return bytes;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
