package io.prominence.lake;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names of cohort versions: UTC time to the millisecond, a dash, and 8 hex digits; they sort by time. */
final class VersionName {
    private static final Pattern FORM = Pattern.compile("\\d{8}T\\d{9}Z-[0-9a-f]{8}");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private VersionName() {}

    static boolean matches(String name) {
        return FORM.matcher(name).matches();
    }

    static String of(Instant time, String fingerprint) {
        return TIME.format(time) + "-" + fingerprint.substring(0, 8);
    }

    /** When the version of this name was begun. */
    static Instant time(String version) {
        return TIME.parse(version.substring(0, version.indexOf('-')), Instant::from);
    }

    /** Now, or one millisecond after the newest version where the clock has been set back. */
    static Instant after(List<String> versions, Instant now) {
        Instant next = now.truncatedTo(ChronoUnit.MILLIS);
        for (String version : versions) {
            Instant time = time(version);
            next = time.isBefore(next) ? next : time.plusMillis(1);
        }
        return next;
    }
}
