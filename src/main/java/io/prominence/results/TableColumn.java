package io.prominence.results;

import java.lang.reflect.RecordComponent;
import java.util.Locale;

/**
 * One column of a table.
 *
 * @param name name in the file, snake case
 * @param kind what it holds
 * @param nullable true where a value can be missing
 * @param meaning what it is, its unit, and when it is missing; empty where the file does not say
 */
public record TableColumn(String name, ColumnKind kind, boolean nullable, String meaning) {
    static TableColumn of(RecordComponent component) {
        Column column = component.getAnnotation(Column.class);
        if (column == null) {
            throw new IllegalArgumentException(component.getDeclaringRecord().getName() + "." + component.getName()
                    + " has no @Column: say what it means");
        }
        return new TableColumn(
                nameOf(component.getName()),
                ColumnKind.of(component.getType()),
                nullable(component.getType(), column),
                column.value());
    }

    /** {@code negLog10PWelch} is {@code neg_log10_p_welch}: every capital begins a word, a digit never does. */
    static String nameOf(String component) {
        return component.replaceAll("(\\p{Lu})", "_$1").toLowerCase(Locale.ROOT);
    }

    private static boolean nullable(Class<?> type, Column column) {
        return type == String.class ? column.nullable() : !type.isPrimitive();
    }
}
