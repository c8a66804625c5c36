package io.prominence.cli;

import io.prominence.domain.ConfigurationException;
import io.prominence.domain.NearestName;
import io.prominence.lake.Lake;
import io.prominence.lake.LakeSession;
import io.prominence.lake.SessionSettings;
import io.prominence.provenance.Fingerprint;
import io.prominence.provenance.Software;
import io.prominence.results.Storage;
import io.prominence.simulation.Simulation;
import io.prominence.simulation.SimulationPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The simulated cohorts of {@code demo} and {@code simulate}, written once and kept while plan and code are the same. */
final class SimulatedSources {
    /** Block of the settings that are meant for the simulation. */
    static final String BLOCK = "simulate";

    private static final List<String> KEYS = List.of("seed", "genes", "samples", "cohorts-per-cancer");
    private static final long SEED = 1;
    private static final String STAMP = "simulated.sha256";

    private final SimulationPlan plan;
    private final Path folder;

    /** @param settings assignments of the command line; those of other blocks are passed over */
    SimulatedSources(List<String> settings, Path folder) {
        this.plan = plan(settings);
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** Writes the sources where they are not there yet; gives the path of the study's configuration. */
    Path write(Console console) {
        Storage storage = Storage.standard();
        String stamp = folder.resolve(STAMP).toString();
        String fingerprint = Fingerprint.of(plan, Software.fingerprint());
        Path study = folder.resolve("study.conf");
        try {
            if (storage.exists(stamp)
                    && storage.exists(study.toString())
                    && storage.text(stamp).trim().equals(fingerprint)) {
                console.say("simulated cohorts: as they were, in " + folder);
                return study;
            }
            console.progress().at("simulating cohorts", 0, -1);
            Path written = Simulation.writeSources(plan, folder);
            storage.writeText(stamp, fingerprint + "\n");
            console.say("simulated cohorts: " + plan.cohorts().size() + ", in " + folder + "; what was planted: "
                    + folder.resolve("truth.json"));
            return written;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Writes cohort versions straight into a lake. */
    void writeLake(Console console) {
        try (LakeSession session = LakeSession.open(SessionSettings.standard())) {
            session.listen(console.progress());
            Lake lake = new Lake(session, folder.resolve("lake").toString());
            Simulation.writeLake(plan, session, lake);
            Path truth = Simulation.writeTruth(plan, folder);
            console.say("simulated cohorts: " + plan.cohorts().size() + ", in the lake " + lake.path()
                    + "; what was planted: " + truth);
        }
    }

    private static SimulationPlan plan(List<String> settings) {
        Map<String, Long> values = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        for (String setting : settings) {
            if (setting.startsWith(BLOCK + ".")) {
                read(setting, values, problems);
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return SimulationPlan.of(
                values.getOrDefault("seed", SEED),
                values.getOrDefault("genes", (long) SimulationPlan.DEMO_GENES).intValue(),
                values.getOrDefault("samples", (long) SimulationPlan.DEMO_SAMPLES)
                        .intValue(),
                values.getOrDefault("cohorts-per-cancer", (long) SimulationPlan.DEMO_COHORTS_PER_CANCER)
                        .intValue());
    }

    private static void read(String setting, Map<String, Long> values, List<String> problems) {
        int equals = setting.indexOf('=');
        String key = setting.substring(BLOCK.length() + 1, equals < 0 ? setting.length() : equals);
        if (!KEYS.contains(key)) {
            problems.add("Cannot use --set " + setting + ": " + BLOCK + " has no key " + key + ". "
                    + NearestName.of(key, KEYS)
                            .map(name -> "Did you mean " + name + "?")
                            .orElse("Known: " + String.join(", ", KEYS) + "."));
            return;
        }
        try {
            long value = Long.parseLong(
                    equals < 0 ? "" : setting.substring(equals + 1).trim());
            if (!key.equals("seed") && (value < 1 || value > Integer.MAX_VALUE)) {
                problems.add("Cannot use --set " + setting + ": give a whole number of at least 1.");
            }
            values.put(key, value);
        } catch (NumberFormatException notWhole) {
            problems.add("Cannot use --set " + setting + ": give a whole number.");
        }
    }
}
