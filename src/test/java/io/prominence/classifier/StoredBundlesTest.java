package io.prominence.classifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.prominence.lake.LakeSession;
import io.prominence.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bundles that earlier versions saved are loaded, and say what they said. */
@ExtendWith(SharedSpark.class)
class StoredBundlesTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "bundles");

    @ParameterizedTest
    @ValueSource(strings = {"layout-1", "layout-2"})
    void a_stored_bundle_says_what_it_said(String layout, LakeSession session) throws IOException {
        Path stored = FOLDER.resolve(layout);
        ModelBundle bundle = ModelBundle.load(
                session, stored.resolve("bundle").toAbsolutePath().toString());
        assertArrayEquals(StoredCohort.probabilities(stored), bundle.probabilities(StoredCohort.read(stored)), 1e-12);
    }
}
