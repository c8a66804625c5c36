package io.prominence.lake;

import java.util.List;

/**
 * What {@link Verification} found of one cohort version.
 *
 * @param cohort cohort id
 * @param version version
 * @param files files that were read to their last byte
 * @param bytes bytes of them
 * @param faults what is not as the version's card says, each with the file or the count; empty where it is whole
 * @param notes what could not be held against the card
 */
public record VersionCheck(
        String cohort, String version, int files, long bytes, List<String> faults, List<String> notes) {
    public VersionCheck {
        faults = List.copyOf(faults);
        notes = List.copyOf(notes);
    }

    /** Whether everything is as the card says. */
    public boolean isWhole() {
        return faults.isEmpty();
    }
}
