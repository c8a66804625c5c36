package io.prominence.lake;

import java.io.Serializable;

/**
 * One row of {@code quarantine/}: something that was refused, and where it stands.
 *
 * @param file the source, as configured
 * @param line line in it, from 1; 0 where the source has no lines
 * @param field column or sample
 * @param value the text as read
 * @param reason why it was refused
 */
public record RefusedCell(String file, long line, String field, String value, String reason) implements Serializable {}
