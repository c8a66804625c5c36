package io.prominence.cli;

import picocli.CommandLine;

/** Start of the program, locally and under spark-submit. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs one command and gives its exit code: 0 done, 2 usage or configuration, 3 data refused, 4 internal error. */
    public static int run(String... args) {
        Faults faults = new Faults(System.err);
        return new CommandLine(new Prominence())
                .setExecutionExceptionHandler((fault, command, parsed) -> faults.explain(fault))
                .setParameterExceptionHandler((fault, arguments) -> faults.explainUsage(fault))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args);
    }
}
