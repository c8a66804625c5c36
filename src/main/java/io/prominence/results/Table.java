package io.prominence.results;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Makes a record a result table: its folder in the run, relative, and what one row is. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Table {
    /** Folder relative to the run, for example {@code classifier/metrics}; also the name for {@code export}. */
    String path();

    /** What one row is. */
    String row();
}
