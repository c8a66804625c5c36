package io.prominence.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A constant with the kebab-case name that configuration, tables and report use for it. */
public interface Identified {
    /** Name in configuration and tables, for example {@code log2-fold-change}. */
    String id();

    /** The constant of {@code type} with this id (trimmed, without case), if there is one. */
    static <E extends Enum<E> & Identified> Optional<E> find(Class<E> type, String id) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.id().equalsIgnoreCase(id.trim()))
                .findFirst();
    }

    /** Every id of {@code type}, in the order of its constants. */
    static <E extends Enum<E> & Identified> List<String> ids(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Identified::id).toList();
    }
}
