package io.prominence.lake;

import java.util.List;

/**
 * Expression data of a cohort, of its chosen samples only, transformed, in staging files.
 *
 * @param rows every row of the source, in its order
 * @param evidence what its values say about their unit
 */
record StagedExpression(List<StagedRow> rows, UnitEvidence evidence) {}
