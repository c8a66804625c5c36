package io.prominence.domain;

/**
 * A table of clinical values, one row per sample or per patient.
 *
 * @param path absolute path or URI
 * @param key column that holds the sample or patient id
 * @param level what a row is
 * @param separator the character between fields
 */
public record ClinicalTable(String path, String key, Level level, char separator) {
    /** What a row of a clinical table stands for. */
    public enum Level implements Identified {
        SAMPLE("sample"),
        PATIENT("patient");

        private final String id;

        Level(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }
    }
}
