package io.prominence.results;

import io.prominence.domain.Identified;
import java.util.Arrays;

/** What a column holds. */
public enum ColumnKind implements Identified {
    STRING("string", String.class, String.class),
    INT("int", int.class, Integer.class),
    LONG("long", long.class, Long.class),
    DOUBLE("double", double.class, Double.class),
    BOOLEAN("boolean", boolean.class, Boolean.class);

    private final String id;
    private final Class<?> plain;
    private final Class<?> boxed;

    ColumnKind(String id, Class<?> plain, Class<?> boxed) {
        this.id = id;
        this.plain = plain;
        this.boxed = boxed;
    }

    @Override
    public String id() {
        return id;
    }

    /** Kind of a record component of this type; any other type is a fault of the record. */
    static ColumnKind of(Class<?> type) {
        return Arrays.stream(values())
                .filter(kind -> kind.plain == type || kind.boxed == type)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("A column cannot be of type " + type.getName()));
    }
}
