/**
 * The program as its user meets it.
 *
 * <p>Lives here: configuration, validation, commands, progress, exit codes. Must not live here: work that another room
 * should do: a command loads, validates, runs, writes and says the answer.
 *
 * <p>Start with {@code Prominence}. To add a command: a class with picocli's {@code @Command} and its
 * line there.
 */
package io.prominence.cli;
