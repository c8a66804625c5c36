package io.prominence.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DataDictionaryTest {
    @Test
    void the_dictionary_in_docs_is_the_one_of_the_records() throws IOException {
        assertEquals(
                DataDictionary.markdown(),
                Files.readString(Path.of(DataDictionary.FILE)),
                () -> DataDictionary.FILE + " is not what the records say. Make it anew: " + DataDictionary.COMMAND);
    }

    @Test
    void a_column_stands_with_type_missingness_and_meaning() {
        assertTrue(DataDictionary.markdown()
                .contains("| `outcome` | string | never | marker:&lt;symbol&gt;, label:&lt;id&gt; or"
                        + " endpoint:&lt;id&gt; |\n"));
        assertTrue(DataDictionary.markdown()
                .contains("| `neg_log10_p` | double | can be | -log10 of p, exact where p underflows |\n"));
    }
}
