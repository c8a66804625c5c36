package io.prominence.report.html;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VendorTest {
    @ParameterizedTest
    @ValueSource(strings = {"vega.min.js", "vega-lite.min.js", "vega-embed.min.js"})
    void the_readme_names_the_bytes_that_are_there(String file) throws NoSuchAlgorithmException {
        byte[] bytes = Resources.text("vendor/" + file).getBytes(StandardCharsets.UTF_8);
        String sum =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));

        assertTrue(Resources.text("vendor/README.md").contains(sum), () -> file + " has SHA-256 " + sum);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vega.min.js", "vega-lite.min.js", "vega-embed.min.js"})
    void scripts_can_stand_inside_a_script_element(String file) {
        String script = Resources.vendorScript(file).toLowerCase(Locale.ROOT);

        assertFalse(script.contains("</script"));
        assertFalse(script.contains("<!--"));
        assertFalse(script.contains("sourcemappingurl"));
    }
}
