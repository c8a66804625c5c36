package io.prominence.lake;

/**
 * A sample of the expression data on its way into the lake.
 *
 * @param id sample id
 * @param patient patient id
 * @param position where its values stand in a row of the source, from 0
 */
record IngestedSample(String id, String patient, int position) {}
