package io.prominence.lake;

import java.io.Serializable;

/**
 * Name of a stored gene.
 *
 * @param id gene id of the lake: unversioned Ensembl id, or the source's id as it stands ({@code symbol:PROM2})
 * @param symbol gene symbol; the id where no symbol is known
 */
public record GeneName(String id, String symbol) implements Serializable {}
