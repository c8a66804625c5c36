package io.prominence.cli.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code --set key=value} says: keys of the configuration ({@code classifier.genes=200}), or free names that files
 * use as <code>${data}</code>.
 *
 * <p>A path given on the command line is relative to the working directory, whichever file uses it.
 */
final class Settings {
    /** Keys of the study that hold a path. */
    private static final Set<String> PATH_KEYS = Set.of("study.lake", "study.runs", "study.genes");

    private static final String OPTION = "--set ";

    private final Map<String, String> values = new LinkedHashMap<>();

    /** @param assignments {@code key=value} each */
    static Settings of(List<String> assignments, Path workingDirectory, Problems problems) {
        Settings settings = new Settings();
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                problems.add("Cannot read --set " + assignment + ": there is no name before an '='. Give key=value.");
                continue;
            }
            String key = assignment.substring(0, equals).trim();
            String value = assignment.substring(equals + 1).trim();
            settings.values.put(key, path(key, value, workingDirectory));
        }
        return settings;
    }

    private static String path(String key, String value, Path workingDirectory) {
        boolean freeName = !key.contains(".");
        if (value.isEmpty() || Paths.isUri(value)) {
            return value;
        }
        if (PATH_KEYS.contains(key) && value.startsWith("[")) {
            return paths(value, workingDirectory);
        }
        boolean isPath = PATH_KEYS.contains(key) || (freeName && Files.exists(workingDirectory.resolve(value)));
        return isPath ? Paths.absolute(value, workingDirectory) : value;
    }

    /** A list of paths, each made absolute; what is no list is left for {@link #one} to refuse. */
    private static String paths(String list, Path workingDirectory) {
        try {
            List<String> paths = ConfigFactory.parseString("paths = " + list).getStringList("paths").stream()
                    .map(path -> Paths.absolute(path, workingDirectory))
                    .toList();
            return ConfigValueFactory.fromIterable(paths).render(ConfigRenderOptions.concise());
        } catch (ConfigException notList) {
            return list;
        }
    }

    Map<String, String> values() {
        return values;
    }

    /** As a configuration that goes before every file. */
    Config asConfig(Problems problems) {
        Config config = ConfigFactory.empty();
        for (Map.Entry<String, String> entry : values.entrySet()) {
            config = one(entry.getKey(), entry.getValue(), problems).withFallback(config);
        }
        return config;
    }

    private static Config one(String key, String value, Problems problems) {
        try {
            ConfigUtil.splitPath(key);
        } catch (ConfigException notPath) {
            problems.add("Cannot read --set " + key + "=" + value + ": " + key + " is not a key.");
            return ConfigFactory.empty();
        }
        if (value.startsWith("[") || value.startsWith("{")) {
            try {
                return ConfigFactory.parseString(
                        key + " = " + value, ConfigParseOptions.defaults().setOriginDescription(origin(key, value)));
            } catch (ConfigException notHocon) {
                problems.add("Cannot read --set " + key + "=" + value + ": it looks like a list or a block but is not "
                        + "one. Check its brackets.");
                return ConfigFactory.empty();
            }
        }
        return ConfigFactory.empty().withValue(key, ConfigValueFactory.fromAnyRef(value, origin(key, value)));
    }

    /** What an error about a value of the command line names in place of file and line. */
    private static String origin(String key, String value) {
        return OPTION + key + "=" + value;
    }

    /** The assignment that a value comes from, if it is one of the command line. */
    static Optional<String> assignment(ConfigValue value) {
        String origin = value.origin().description();
        if (!origin.startsWith(OPTION)) {
            return Optional.empty();
        }
        int line = value.origin().lineNumber();
        String end = ": " + line;
        return Optional.of(
                line > 0 && origin.endsWith(end) ? origin.substring(0, origin.length() - end.length()) : origin);
    }
}
