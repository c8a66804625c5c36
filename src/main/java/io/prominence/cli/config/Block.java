package io.prominence.cli.config;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.prominence.domain.Identified;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One block of a configuration file, read key by key: what is wrong goes to {@link Problems} with its file and line and
 * reading goes on with a stand-in, so that all faults are found; a key that nobody asked for is a fault too.
 */
final class Block {
    private final ConfigObject object;
    private final String path;
    private final String file;
    private final Problems problems;
    private final Set<String> asked = new LinkedHashSet<>();

    Block(ConfigObject object, String path, String file, Problems problems) {
        this.object = object;
        this.path = path;
        this.file = file;
        this.problems = problems;
    }

    String file() {
        return file;
    }

    Problems problems() {
        return problems;
    }

    boolean has(String key) {
        asked.add(key);
        return object.containsKey(key) && object.get(key).valueType() != ConfigValueType.NULL;
    }

    /** Keys of a block whose keys are names that the user chooses. */
    List<String> names() {
        List<String> names = new ArrayList<>(object.keySet());
        names.sort((a, b) -> Integer.compare(line(object.get(a)), line(object.get(b))));
        asked.addAll(names);
        return names;
    }

    String string(String key) {
        return optional(key).orElseGet(() -> {
            missing(key);
            return "";
        });
    }

    String string(String key, String otherwise) {
        return optional(key).orElse(otherwise);
    }

    Optional<String> optional(String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        ConfigValue value = object.get(key);
        if (value.valueType() == ConfigValueType.OBJECT || value.valueType() == ConfigValueType.LIST) {
            wrong(key, value, "one value");
            return Optional.empty();
        }
        return Optional.of(String.valueOf(value.unwrapped()));
    }

    /** A list of strings; a single value counts as a list of one. */
    List<String> strings(String key, List<String> otherwise) {
        if (!has(key)) {
            return otherwise;
        }
        ConfigValue value = object.get(key);
        if (value instanceof ConfigList list) {
            List<String> strings = new ArrayList<>();
            for (ConfigValue element : list) {
                if (element.valueType() == ConfigValueType.OBJECT || element.valueType() == ConfigValueType.LIST) {
                    wrong(key, element, "a list of plain values");
                } else {
                    strings.add(String.valueOf(element.unwrapped()));
                }
            }
            return List.copyOf(strings);
        }
        return List.of(string(key));
    }

    List<String> strings(String key) {
        if (!has(key)) {
            missing(key);
        }
        return strings(key, List.of());
    }

    /** A list of lists of strings. */
    List<List<String>> stringLists(String key, List<List<String>> otherwise) {
        if (!has(key)) {
            return otherwise;
        }
        List<List<String>> lists = new ArrayList<>();
        if (object.get(key) instanceof ConfigList outer) {
            for (ConfigValue inner : outer) {
                if (inner instanceof ConfigList names) {
                    lists.add(names.unwrapped().stream().map(String::valueOf).toList());
                } else {
                    wrong(key, inner, "a list of lists, for example [[], [age, sex]]");
                }
            }
        } else {
            wrong(key, object.get(key), "a list of lists, for example [[], [age, sex]]");
        }
        return lists;
    }

    int integer(String key, int otherwise, int least, int most) {
        double value = number(key, otherwise, least, most);
        if (value != Math.rint(value)) {
            wrong(key, object.get(key), "a whole number");
        }
        return (int) value;
    }

    long seed(String key, long otherwise) {
        if (!has(key)) {
            return otherwise;
        }
        try {
            return Long.parseLong(string(key));
        } catch (NumberFormatException notWhole) {
            wrong(key, object.get(key), "a whole number");
            return otherwise;
        }
    }

    double number(String key, double otherwise, double least, double most) {
        if (!has(key)) {
            return otherwise;
        }
        double value;
        try {
            value = Double.parseDouble(string(key));
        } catch (NumberFormatException notNumber) {
            wrong(key, object.get(key), "a number");
            return otherwise;
        }
        if (!(value >= least && value <= most)) {
            wrong(key, object.get(key), "from " + plain(least) + " to " + plain(most));
            return otherwise;
        }
        return value;
    }

    List<Double> numbers(String key, List<Double> otherwise, double least, double most) {
        List<Double> numbers = new ArrayList<>();
        for (String text : strings(key, otherwise.stream().map(String::valueOf).toList())) {
            try {
                double value = Double.parseDouble(text);
                if (!(value >= least && value <= most)) {
                    throw new NumberFormatException(text);
                }
                numbers.add(value);
            } catch (NumberFormatException notNumber) {
                wrong(
                        key,
                        object.get(key),
                        most == Double.MAX_VALUE
                                ? "numbers of at least " + plain(least)
                                : "numbers from " + plain(least) + " to " + plain(most));
                return otherwise;
            }
        }
        return List.copyOf(numbers);
    }

    <E extends Enum<E> & Identified> E constant(String key, Class<E> type, E otherwise) {
        return optional(key).flatMap(id -> constantNamed(key, id, type)).orElse(otherwise);
    }

    <E extends Enum<E> & Identified> E constant(String key, Class<E> type) {
        if (!has(key)) {
            problems.add("Cannot read " + place() + ": " + name(key) + " is missing. Give one of "
                    + String.join(", ", Identified.ids(type)) + ".");
            return type.getEnumConstants()[0];
        }
        return constant(key, type, type.getEnumConstants()[0]);
    }

    <E extends Enum<E> & Identified> List<E> constants(String key, Class<E> type, List<E> otherwise) {
        if (!has(key)) {
            return otherwise;
        }
        return strings(key).stream()
                .flatMap(id -> constantNamed(key, id, type).stream())
                .distinct()
                .toList();
    }

    private <E extends Enum<E> & Identified> Optional<E> constantNamed(String key, String id, Class<E> type) {
        Optional<E> known = Identified.find(type, id);
        if (known.isEmpty()) {
            problems.add("Cannot read " + place(object.get(key)) + ": " + name(key) + " = " + id + " is not known. "
                    + NameHint.of(id, Identified.ids(type)));
        }
        return known;
    }

    /** {@code true} or {@code false}. */
    boolean flag(String key, boolean otherwise) {
        Optional<String> value = optional(key);
        if (value.isPresent() && !value.get().matches("true|false")) {
            wrong(key, object.get(key), "true or false");
        }
        return value.map("true"::equals).orElse(otherwise);
    }

    boolean isBlock(String key) {
        return has(key) && object.get(key) instanceof ConfigObject;
    }

    /** A nested block; an empty one where the key is absent. */
    Block block(String key) {
        if (!has(key)) {
            return new Block(com.typesafe.config.ConfigFactory.empty().root(), name(key), file, problems);
        }
        if (object.get(key) instanceof ConfigObject inner) {
            return new Block(inner, name(key), file, problems);
        }
        wrong(key, object.get(key), "a block { … }");
        return new Block(com.typesafe.config.ConfigFactory.empty().root(), name(key), file, problems);
    }

    /** A list of blocks. */
    List<Block> blocks(String key) {
        List<Block> blocks = new ArrayList<>();
        if (!has(key)) {
            return blocks;
        }
        if (!(object.get(key) instanceof ConfigList list)) {
            wrong(key, object.get(key), "a list of blocks [ { … } ]");
            return blocks;
        }
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof ConfigObject inner) {
                blocks.add(new Block(inner, name(key) + "[" + i + "]", file, problems));
            } else {
                wrong(key, list.get(i), "a list of blocks [ { … } ]");
            }
        }
        return blocks;
    }

    /** States that keys which nobody asked for are unknown. */
    void finish() {
        TreeSet<String> unknown = new TreeSet<>(object.keySet());
        unknown.removeAll(asked);
        for (String key : unknown) {
            problems.add("Cannot read " + place(object.get(key)) + ": the key " + name(key) + " is not known. "
                    + NameHint.of(key, asked));
        }
    }

    void problem(String key, String reason) {
        ConfigValue value = object.get(key);
        problems.add("Cannot read " + (value == null ? place() : place(value)) + ": " + name(key) + " " + reason);
    }

    private void missing(String key) {
        problems.add("Cannot read " + place() + ": " + name(key) + " is missing. Add it.");
    }

    private void wrong(String key, ConfigValue value, String wanted) {
        problems.add("Cannot read " + place(value) + ": " + name(key) + " = "
                + (value == null ? "nothing" : String.valueOf(value.unwrapped())) + " is not valid. Give " + wanted
                + ".");
    }

    private String name(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private String place() {
        return file;
    }

    private String place(ConfigValue value) {
        Optional<String> assignment = Optional.ofNullable(value).flatMap(Settings::assignment);
        if (assignment.isPresent()) {
            return assignment.get();
        }
        int line = line(value);
        return line > 0 ? file + " line " + line : file;
    }

    private static int line(ConfigValue value) {
        return value == null ? -1 : value.origin().lineNumber();
    }

    private static String plain(double number) {
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            return String.valueOf((long) number);
        }
        return number == Double.POSITIVE_INFINITY ? "any size" : String.valueOf(number);
    }
}
