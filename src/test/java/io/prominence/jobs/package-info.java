/** The launchers of {@code jobs/}, run as processes. */
package io.prominence.jobs;
