package io.prominence.cli;

import java.io.PrintStream;
import picocli.CommandLine.Option;

/** How much a command says. */
final class OutputOptions {
    @Option(
            names = {"-q", "--quiet"},
            description = "no progress; nothing at all when there was nothing to do")
    private boolean quiet;

    Console console() {
        return new Console(System.out, progressStream(), quiet);
    }

    private static PrintStream progressStream() {
        return System.err;
    }
}
