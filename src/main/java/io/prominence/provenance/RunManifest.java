package io.prominence.provenance;

import com.fasterxml.jackson.databind.JsonNode;
import io.prominence.domain.CohortCard.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run was made of: the content of {@code run.json}, which is written last and so is the mark of a complete run.
 *
 * @param schemaVersion version of this layout, 1
 * @param studyId study
 * @param runId run: UTC time to the millisecond and the first 8 hex digits of what it depends on
 * @param marker symbol of the marker
 * @param command command that made it
 * @param started UTC, ISO 8601
 * @param finished UTC, ISO 8601
 * @param configuration configuration file to its resolved content
 * @param cohorts cohort versions that took part
 * @param seeds random seeds by name
 * @param software program, JVM, operating system and Spark
 * @param stages what was done, in order
 */
public record RunManifest(
        int schemaVersion,
        String studyId,
        String runId,
        String marker,
        String command,
        String started,
        String finished,
        Map<String, JsonNode> configuration,
        List<UsedCohort> cohorts,
        Map<String, Long> seeds,
        Environment software,
        List<StageRecord> stages) {

    /** Name of the file in the run's folder. */
    public static final String FILE = "run.json";

    /** Version of the layout that this program writes. */
    public static final int SCHEMA_VERSION = 1;

    /**
     * A cohort version that took part.
     *
     * @param id cohort
     * @param version version in the lake
     * @param fingerprint SHA-256 of what the version was made from
     * @param path folder of the version
     * @param sources files that it was read from, with their checksums
     */
    public record UsedCohort(String id, String version, String fingerprint, String path, List<SourceFile> sources) {}

    /**
     * What computed.
     *
     * @param program name and version
     * @param codeFingerprint SHA-256 of the program's code
     * @param spark version of Spark
     * @param master where Spark ran
     * @param java version and vendor of the JVM
     * @param os operating system, version and architecture
     * @param cores processors that the driver saw
     * @param maxHeapMebibytes largest heap of the driver
     */
    public record Environment(
            String program,
            String codeFingerprint,
            String spark,
            String master,
            String java,
            String os,
            int cores,
            long maxHeapMebibytes) {
        /** The present process. */
        public static Environment here(String spark, String master) {
            Runtime runtime = Runtime.getRuntime();
            return new Environment(
                    Software.nameAndVersion(),
                    Software.fingerprint(),
                    spark,
                    master,
                    System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")",
                    System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                            + System.getProperty("os.arch"),
                    runtime.availableProcessors(),
                    runtime.maxMemory() >> 20);
        }
    }

    /**
     * One part of the run.
     *
     * @param name stage
     * @param fingerprint SHA-256 of everything that its output depends on
     * @param seconds time it took
     * @param rows rows written, by table
     * @param warnings what a reader of its output must know, in sentences
     * @param takenFrom id of the earlier run whose output was taken over, because its fingerprint is the same
     */
    public record StageRecord(
            String name,
            String fingerprint,
            double seconds,
            Map<String, Long> rows,
            List<String> warnings,
            Optional<String> takenFrom) {}

    /** The stage of this name, if the run has it. */
    public Optional<StageRecord> stage(String name) {
        return stages.stream().filter(stage -> stage.name().equals(name)).findFirst();
    }

    /** What a reader of the run must know: the warnings of all stages, in order. */
    public List<String> allWarnings() {
        return stages.stream().flatMap(stage -> stage.warnings().stream()).toList();
    }
}
