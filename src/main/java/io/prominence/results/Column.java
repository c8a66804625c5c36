package io.prominence.results;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Meaning of a column: what it is, its unit and range, and when it is missing. This text is the data dictionary.
 *
 * <p>The column's name is the component's name in snake case ({@code negLog10P} is {@code neg_log10_p}); it may be
 * null exactly when the component's type is boxed or a {@code String} marked {@link #nullable}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Column {
    String value();

    /** True for a {@code String} that can be missing; numbers say it by being boxed. */
    boolean nullable() default false;
}
