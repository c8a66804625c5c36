package io.prominence.lake;

import java.util.List;

/**
 * Expression data of a cohort, of its chosen samples only, checked and transformed, in staging files.
 *
 * @param rows every row of the source, in its order
 */
record StagedExpression(List<StagedRow> rows) {}
