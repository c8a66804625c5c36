package io.prominence.jobs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.scan.Methods;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A master and two workers from the Maven jars alone, against embedded Spark. */
class ClusterIT {
    private static final Path SPARK = Job.PROJECT.resolve("target/spark");

    @TempDir
    Path folder;

    private final List<Process> processes = new ArrayList<>();
    private String master;

    @BeforeEach
    void a_cluster() throws IOException, InterruptedException {
        Job.needs("bash");
        int port = freePort();
        master = "spark://127.0.0.1:" + port;
        Process head = start("master.Master", "--host", "127.0.0.1", "--port", Integer.toString(port));
        awaitListening(head, port);
        for (int i = 0; i < 2; i++) {
            Path work = folder.resolve("work" + i);
            start(
                    "worker.Worker",
                    "--host",
                    "127.0.0.1",
                    "--cores",
                    "1",
                    "--memory",
                    "1g",
                    "--work-dir",
                    work.toString(),
                    master);
        }
    }

    @AfterEach
    void ends() throws InterruptedException {
        for (Process process : processes) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void a_cluster_gives_the_same_bytes_as_embedded_spark() throws IOException, InterruptedException {
        Path study = SmallStudy.in(folder.resolve("study"));
        Path local = folder.resolve("local");
        Path remote = folder.resolve("remote");
        run(study, local, List.of());
        Job.Result result = run(study, remote, List.of("--master", master, "--spark", "spark.executor.memory=1g"));
        assertTrue(result.err().lines().allMatch(line -> line.startsWith("WARN ")), result.err());
        List<Path> tables = tables(local);
        assertTrue(tables.size() > 10, tables.toString());
        assertEquals(tables, tables(remote));
        for (Path table : tables) {
            assertArrayEquals(
                    Files.readAllBytes(local.resolve(table)),
                    Files.readAllBytes(remote.resolve(table)),
                    table.toString());
        }
        assertTrue(Files.readString(remote.resolve("run.json")).contains(master));
    }

    private Job.Result run(Path study, Path out, List<String> launcher) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(launcher);
        line.addAll(List.of("run", "--quiet", "-c", study.toString(), "--out", out.toString()));
        line.addAll(List.of(SmallStudy.SMALL));
        line.addAll(List.of(
                "--set",
                "associate.methods=" + Methods.ids(),
                "--set",
                "associate.modifiers=[emt-score]",
                "--set",
                "associate.adjustments=[[], [age, strata(sex)]]",
                "--set",
                "associate.permutations=50",
                "--set",
                "associate.random-signatures=50"));
        Job.Result result =
                Job.run(folder, Map.of("SPARK_LOCAL_IP", "127.0.0.1"), Job.LAUNCHER, line.toArray(String[]::new));
        assertEquals(0, result.code(), result.err());
        return result;
    }

    /** Files of the tables; the model's own files are Spark's, and carry random names. */
    private static List<Path> tables(Path run) throws IOException {
        try (Stream<Path> paths = Files.walk(run)) {
            return paths.filter(path -> path.endsWith("part-00000.parquet"))
                    .map(run::relativize)
                    .sorted()
                    .toList();
        }
    }

    private Process start(String role, String... arguments) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-Xmx256m", "-cp", SPARK.resolve("jars") + "/*"));
        line.addAll(List.of("org.apache.spark.deploy." + role, "--webui-port", "0"));
        line.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        folder.resolve("process" + processes.size() + ".log").toFile());
        builder.environment().put("SPARK_HOME", SPARK.toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitListening(Process process, int port) throws InterruptedException {
        for (int attempt = 0; attempt < 300 && process.isAlive(); attempt++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertTrue(socket.isConnected());
                return;
            } catch (IOException notYet) {
                Thread.sleep(100);
            }
        }
        throw new AssertionError("the master does not listen on " + port);
    }
}
