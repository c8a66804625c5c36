package io.prominence.results;

import io.prominence.domain.DataRefusedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** Columns as a Parquet schema and back; what they mean goes to the file's key-value metadata. */
final class ParquetSchema {
    /** Metadata keys {@code prominence.table}, {@code prominence.row} and {@code prominence.column.<name>}. */
    static final String PREFIX = "prominence.";

    private static final String COLUMN = PREFIX + "column.";

    private ParquetSchema() {}

    static MessageType message(List<TableColumn> columns) {
        return new MessageType(
                "table", columns.stream().map(ParquetSchema::field).toList());
    }

    static Map<String, String> metadata(TableSchema<?> schema) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(PREFIX + "table", schema.path());
        metadata.put(PREFIX + "row", schema.row());
        for (TableColumn column : schema.columns()) {
            metadata.put(COLUMN + column.name(), column.meaning());
        }
        return metadata;
    }

    /** @param file named in the error for a column of another type than a result table has */
    static List<TableColumn> columns(MessageType message, Map<String, String> metadata, String file) {
        return message.getFields().stream()
                .map(field -> new TableColumn(
                        field.getName(),
                        kind(field, file),
                        !field.isRepetition(Type.Repetition.REQUIRED),
                        metadata.getOrDefault(COLUMN + field.getName(), "")))
                .toList();
    }

    private static Type field(TableColumn column) {
        Types.PrimitiveBuilder<PrimitiveType> field =
                column.nullable() ? Types.optional(primitive(column.kind())) : Types.required(primitive(column.kind()));
        return column.kind() == ColumnKind.STRING
                ? field.as(LogicalTypeAnnotation.stringType()).named(column.name())
                : field.named(column.name());
    }

    private static PrimitiveTypeName primitive(ColumnKind kind) {
        return switch (kind) {
            case STRING -> PrimitiveTypeName.BINARY;
            case INT -> PrimitiveTypeName.INT32;
            case LONG -> PrimitiveTypeName.INT64;
            case DOUBLE -> PrimitiveTypeName.DOUBLE;
            case BOOLEAN -> PrimitiveTypeName.BOOLEAN;
        };
    }

    private static ColumnKind kind(Type field, String file) {
        for (ColumnKind kind : ColumnKind.values()) {
            if (field.equals(
                    field(new TableColumn(field.getName(), kind, !field.isRepetition(Type.Repetition.REQUIRED), "")))) {
                return kind;
            }
        }
        throw new DataRefusedException("Cannot read table " + file + ": column \"" + field.getName() + "\" is of type "
                + field.toString().trim()
                + ", which no result table has. Read it with Spark, pandas or R instead.");
    }
}
