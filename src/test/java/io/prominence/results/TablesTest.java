package io.prominence.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.prominence.domain.ConfigurationException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TablesTest {
    @Test
    void every_record_with_a_table_annotation_is_in_the_list() {
        Set<String> annotated = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.prominence.results")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Table.class))
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet());
        assertEquals(annotated, Tables.all().stream().map(Class::getName).collect(Collectors.toSet()));
    }

    @Test
    void no_two_tables_share_a_folder() {
        assertEquals(Tables.all().size(), new HashSet<>(Tables.paths()).size());
    }

    @Test
    void a_table_is_found_by_its_path() {
        assertEquals(ClassifierMetric.class, Tables.byPath("classifier/metrics"));
        assertEquals(Pooled.class, Tables.byPath("pooled/"));
    }

    @Test
    void an_unknown_table_is_refused_with_the_nearest_name() {
        var refused = assertThrows(ConfigurationException.class, () -> Tables.byPath("metrics"));
        assertTrue(
                refused.getMessage()
                        .startsWith("Cannot find table metrics: there is none of that name."
                                + " Did you mean classifier/metrics? The tables are cohorts, flow,"),
                refused.getMessage());
    }

    @Test
    void the_run_of_a_folder_is_what_stands_before_the_table() {
        assertEquals("runs/a/1", Tables.runOf("runs/a/1/classifier/metrics/"));
        assertEquals("runs/a/1", Tables.runOf("runs/a/1/something"));
    }
}
