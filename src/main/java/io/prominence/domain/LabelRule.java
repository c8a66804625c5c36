package io.prominence.domain;

import java.util.List;

/**
 * How a yes/no status of a sample is read from a clinical column. A value in neither list is unknown.
 *
 * @param id name of the label, for example {@code metastatic-tissue}
 * @param column clinical column; {@code sample-id} stands for the sample id itself
 * @param positive values that mean yes (compared trimmed, without case; {@code /…/} is a regular expression searched in the value)
 * @param negative values that mean no
 */
public record LabelRule(String id, String column, List<String> positive, List<String> negative) {}
