package io.prominence.cli;

import io.prominence.classifier.ModelBundle;
import io.prominence.classifier.RecalibrationFit;
import io.prominence.classifier.ScoreResult;
import io.prominence.domain.CohortCard;
import io.prominence.domain.DataRefusedException;
import io.prominence.provenance.Json;
import io.prominence.provenance.Software;
import io.prominence.results.ClassifierMetric;
import io.prominence.results.Export;
import io.prominence.results.FeatureDrift;
import io.prominence.results.ScoredSample;
import io.prominence.results.Storage;
import io.prominence.results.TableWriter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a scoring leaves: the tables {@code predictions}, {@code drift} and {@code metrics}, of files also {@code quarantine},
 * each beside its text, and {@code score.json}, written last, which says what was applied to what.
 */
final class ScoreFolder {
    private static final String CARD = "score.json";
    private static final String PREDICTIONS = "predictions";
    private static final String DRIFT = "drift";
    private static final String METRICS = "metrics";
    private static final String QUARANTINE = "quarantine";

    private final Storage storage;
    private final String folder;

    ScoreFolder(Storage storage, String folder) {
        this.storage = storage;
        this.folder = folder;
    }

    /**
     * Which model was applied to what.
     *
     * @param model the model
     * @param cohort the cohort
     * @param samples samples that were scored
     * @param genes genes that the model reads
     * @param genesMissing those that the cohort does not measure
     * @param recalibration what the recalibrated probabilities were moved by; null where there are none
     * @param warnings what a reader must know, in sentences
     * @param software version of the program
     */
    record Card(
            Model model,
            Cohort cohort,
            int samples,
            int genes,
            List<String> genesMissing,
            RecalibrationFit recalibration,
            List<String> warnings,
            String software) {}

    /**
     * The model.
     *
     * @param folder where it was loaded from
     * @param sha256 SHA-256 of its SHA256SUMS, which names every file of it
     * @param target what it predicts
     * @param family model family
     * @param features feature set
     */
    record Model(String folder, String sha256, String target, String family, String features) {}

    /**
     * The cohort.
     *
     * @param id its name
     * @param version version in the lake; of files, that of the lake that was made of them and removed
     * @param fingerprint SHA-256 of sources and configuration
     * @param unit declared unit
     * @param transform what was done at ingest
     * @param sources files that it was read from, with their SHA-256
     * @param quarantined cells and rows that were refused and count as missing, by reason
     * @param warnings what was noted when it was read, in sentences
     */
    record Cohort(
            String id,
            String version,
            String fingerprint,
            String unit,
            String transform,
            List<CohortCard.SourceFile> sources,
            Map<String, Long> quarantined,
            List<String> warnings) {}

    /** @param quarantine folder of refused cells that would be lost; empty where they stay in a lake, or there are none */
    void write(ModelBundle bundle, CohortCard cohort, Optional<String> quarantine, ScoreResult result) {
        try {
            for (String old : List.of(CARD, PREDICTIONS, DRIFT, METRICS, QUARANTINE)) {
                storage.delete(folder + "/" + old);
                storage.delete(text(old));
            }
            if (quarantine.isPresent()) {
                storage.copy(quarantine.get(), folder + "/" + QUARANTINE);
                export(QUARANTINE);
            }
            table(PREDICTIONS, ScoredSample.class, result.predictions());
            table(DRIFT, FeatureDrift.class, result.drift());
            table(METRICS, ClassifierMetric.class, result.metrics());
            storage.writeText(folder + "/" + CARD, Json.write(card(bundle, cohort, result)));
        } catch (IOException fault) {
            throw new DataRefusedException(
                    "Cannot write " + folder + ": " + fault.getMessage()
                            + ". Name a folder that may be written (--out).",
                    fault);
        }
    }

    private String text(String table) {
        return folder + "/" + table + ".tsv";
    }

    private <R extends Record> void table(String name, Class<R> type, List<R> rows) {
        if (!rows.isEmpty()) {
            TableWriter.write(storage, folder + "/" + name, type, rows.stream());
            export(name);
        }
    }

    private void export(String name) {
        new Export(storage, System.out).to(folder + "/" + name, Export.Format.TSV, text(name), Export.Existing.REPLACE);
    }

    private static Card card(ModelBundle bundle, CohortCard cohort, ScoreResult result) {
        Optional<RecalibrationFit> fit = result.recalibration();
        return new Card(
                new Model(
                        bundle.folder(),
                        bundle.sha256(),
                        bundle.card().label(),
                        bundle.card().model(),
                        bundle.card().features()),
                new Cohort(
                        cohort.id(),
                        cohort.version(),
                        cohort.fingerprint(),
                        cohort.unit(),
                        cohort.transform(),
                        cohort.sources(),
                        cohort.quarantined(),
                        cohort.warnings()),
                result.predictions().size(),
                result.genes().size(),
                result.genesMissing(),
                fit.orElse(null),
                result.warnings(),
                Software.version());
    }
}
