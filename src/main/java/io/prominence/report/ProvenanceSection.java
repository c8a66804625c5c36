package io.prominence.report;

import io.prominence.domain.CohortCard.SourceFile;
import io.prominence.provenance.Json;
import io.prominence.provenance.RunManifest;
import io.prominence.provenance.RunManifest.Environment;
import io.prominence.provenance.RunManifest.StageRecord;
import io.prominence.provenance.RunManifest.UsedCohort;
import io.prominence.report.html.Html;
import io.prominence.report.html.HtmlTable;
import io.prominence.report.words.Numbers;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the run can be repeated from. */
final class ProvenanceSection implements Section {
    @Override
    public String id() {
        return "provenance";
    }

    @Override
    public String title() {
        return "Provenance";
    }

    @Override
    public void write(ReportData data, Page page) {
        RunManifest run = data.manifest();
        page.paragraph(
                "To repeat the run: the same version of the program, the configuration below and the sources with these"
                        + " checksums. They give the same tables, whatever the machine and its number of cores. All of it is also in "
                        + RunManifest.FILE + " beside this page.");
        writeFacts(run, page.html());
        page.table(cohorts(run.cohorts())).table(sources(run.cohorts())).table(stages(run.stages()));
        writeConfiguration(run, page.html());
    }

    private static void writeFacts(RunManifest run, Html html) {
        Environment software = run.software();
        html.open("dl", "class", "facts")
                .fact("study", run.studyId())
                .fact("marker", run.marker())
                .fact("run", run.runId())
                .fact("command", run.command())
                .fact("started, finished", run.started() + ", " + run.finished())
                .fact("seeds", seeds(run))
                .fact("program", software.program() + ", code " + software.codeFingerprint())
                .fact("Spark", software.spark() + " on " + software.master())
                .fact("Java", software.java())
                .fact(
                        "machine",
                        software.os() + ", " + software.cores() + " cores, heap up to "
                                + Numbers.count(software.maxHeapMebibytes()) + " MiB")
                .close("dl");
    }

    private static String seeds(RunManifest run) {
        return new TreeMap<>(run.seeds())
                .entrySet().stream()
                        .map(seed -> seed.getKey() + " " + seed.getValue())
                        .collect(Collectors.joining(", "));
    }

    private static HtmlTable cohorts(List<UsedCohort> cohorts) {
        var table = new HtmlTable("Cohort versions in the lake")
                .text("cohort", "version", "fingerprint (SHA-256)", "folder");
        cohorts.forEach(cohort -> table.row(cohort.id(), cohort.version(), cohort.fingerprint(), cohort.path()));
        return table;
    }

    private static HtmlTable sources(List<UsedCohort> cohorts) {
        var table = new HtmlTable("Source files")
                .text("cohort", "file")
                .number("bytes")
                .text("SHA-256");
        for (UsedCohort cohort : cohorts) {
            for (SourceFile source : cohort.sources()) {
                table.row(cohort.id(), source.path(), Numbers.count(source.bytes()), source.sha256());
            }
        }
        return table;
    }

    private static HtmlTable stages(List<StageRecord> stages) {
        var table = new HtmlTable("What was done")
                .text("stage")
                .number("seconds")
                .text("rows written", "taken over from run");
        stages.forEach(stage -> table.row(
                stage.name(),
                Numbers.significant(stage.seconds()),
                rows(stage),
                stage.takenFrom().orElse("-")));
        return table;
    }

    private static String rows(StageRecord stage) {
        return new TreeMap<>(stage.rows())
                .entrySet().stream()
                        .map(table -> table.getKey() + " " + Numbers.count(table.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private static void writeConfiguration(RunManifest run, Html html) {
        new TreeMap<>(run.configuration()).forEach((file, content) -> html.open("details")
                .element("summary", "Resolved configuration: " + file)
                .element("pre", Json.write(content))
                .close("details"));
    }
}
