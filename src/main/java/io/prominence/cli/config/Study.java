package io.prominence.cli.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.prominence.domain.StudyDefinition;
import java.util.Map;

/**
 * A study, checked.
 *
 * @param definition what was asked
 * @param resolved the configuration with every name put in: file name to its rendered content, for {@code run.json}
 */
public record Study(StudyDefinition definition, Map<String, JsonNode> resolved) {}
