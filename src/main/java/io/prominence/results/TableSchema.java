package io.prominence.results;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/**
 * A result record as a table: its folder, its columns, and the way between a record and its values.
 *
 * @param <R> record with {@link Table} and, on every component, {@link Column}
 */
public final class TableSchema<R extends Record> {
    private final Class<R> type;
    private final Table table;
    private final List<TableColumn> columns;
    private final Method[] accessors;
    private final Constructor<R> constructor;

    private TableSchema(Class<R> type) {
        RecordComponent[] components = type.getRecordComponents();
        this.type = type;
        this.table = tableOf(type);
        this.columns = Arrays.stream(components).map(TableColumn::of).toList();
        this.accessors =
                Arrays.stream(components).map(RecordComponent::getAccessor).toArray(Method[]::new);
        this.constructor = constructorOf(type, components);
        for (Method accessor : accessors) {
            accessor.setAccessible(true);
        }
    }

    /** Schema of a result record; a record that is no table is a fault of the program. */
    public static <R extends Record> TableSchema<R> of(Class<R> type) {
        return new TableSchema<>(type);
    }

    /** Folder in the run, for example {@code classifier/metrics}. */
    public String path() {
        return table.path();
    }

    /** What one row is. */
    public String row() {
        return table.row();
    }

    /** Columns in the order of the record. */
    public List<TableColumn> columns() {
        return columns;
    }

    /** Name of the record. */
    public String recordName() {
        return type.getSimpleName();
    }

    /**
     * Puts the values of {@code row} into {@code values}, one per column, null where missing.
     *
     * @throws IllegalArgumentException for a NaN, and for a null where the column is never missing: what wrote the row
     *     is wrong, and no file must hold it
     */
    void fill(R row, Object[] values) {
        for (int i = 0; i < accessors.length; i++) {
            values[i] = checked(columns.get(i), value(accessors[i], row), row);
        }
    }

    /** The record of these values, one per column. */
    R record(Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot make a " + recordName() + " of " + Arrays.toString(values), e);
        }
    }

    private Object checked(TableColumn column, Object value, R row) {
        if (value == null && !column.nullable()) {
            throw new IllegalArgumentException(fault(column, "is null but is never missing", row));
        }
        if (value instanceof Double number && number.isNaN()) {
            throw new IllegalArgumentException(fault(column, "is NaN; a missing value is null", row));
        }
        return value;
    }

    private String fault(TableColumn column, String reason, R row) {
        return "Cannot write to table " + path() + ": " + column.name() + " " + reason + ", in " + row;
    }

    private static Object value(Method accessor, Object row) {
        try {
            return accessor.invoke(row);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot read " + accessor, e);
        }
    }

    private static Table tableOf(Class<?> type) {
        Table table = type.getAnnotation(Table.class);
        if (table == null) {
            throw new IllegalArgumentException(type.getName() + " has no @Table: it is no result table");
        }
        return table;
    }

    private static <R> Constructor<R> constructorOf(Class<R> type, RecordComponent[] components) {
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new AssertionError("every record has its canonical constructor", e);
        }
    }
}
