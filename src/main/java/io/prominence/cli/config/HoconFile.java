package io.prominence.cli.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One configuration file: read, and its free names put in. */
final class HoconFile {
    private static final Pattern FREE_NAME = Pattern.compile("\\$\\{\\??([^}]+)}");

    private final Path path;
    private final String text;

    private HoconFile(Path path, String text) {
        this.path = path;
        this.text = text;
    }

    static Optional<HoconFile> read(Path path, String whoNamesIt, Problems problems) {
        if (!Files.isRegularFile(path)) {
            problems.add("Cannot read the configuration " + path + ": there is no such file" + whoNamesIt
                    + ". Check the path; relative paths are relative to the file that names them.");
            return Optional.empty();
        }
        try {
            return Optional.of(new HoconFile(path, Files.readString(path, StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            problems.add("Cannot read the configuration " + path + ": " + unreadable.getMessage() + ".");
            return Optional.empty();
        }
    }

    /** Names that the file uses as <code>${name}</code>. */
    Set<String> freeNames() {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = FREE_NAME.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1).trim());
        }
        return names;
    }

    /** The content, with {@code settings} before it and the environment behind it. */
    Optional<Config> resolve(Config settings, Problems problems) {
        try {
            Config parsed = ConfigFactory.parseString(
                    text,
                    ConfigParseOptions.defaults().setSyntax(ConfigSyntax.CONF).setOriginDescription(path.toString()));
            return Optional.of(settings.withFallback(parsed).resolve(ConfigResolveOptions.defaults()));
        } catch (ConfigException.UnresolvedSubstitution unresolved) {
            problems.add("Cannot read " + path + ": it uses " + missingNames(settings)
                    + ", which has no value. Give --set name=value, or set an environment variable of that name.");
            return Optional.empty();
        } catch (ConfigException notHocon) {
            problems.add("Cannot read " + path + ": " + notHocon.getMessage() + ".");
            return Optional.empty();
        }
    }

    private String missingNames(Config settings) {
        Set<String> missing = new TreeSet<>();
        for (String name : freeNames()) {
            if (!settings.hasPath(name) && System.getenv(name) == null) {
                missing.add("${" + name + "}");
            }
        }
        return String.join(", ", missing);
    }
}
