package io.prominence.cli;

/** Start of the program. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.err.println("prominence: no commands yet");
    }
}
