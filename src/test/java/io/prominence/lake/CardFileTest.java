package io.prominence.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.prominence.domain.CohortCard;
import io.prominence.domain.CohortCard.GeneIdAudit;
import io.prominence.domain.DataRefusedException;
import io.prominence.provenance.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CardFileTest {
    private static final Path LAYOUT_1 = Path.of("src/test/resources/lake/cohort-layout-1.json");

    @Test
    void a_card_of_layout_1_is_read() throws IOException {
        CohortCard card = CardFile.read(Files.readString(LAYOUT_1), "cohort.json");
        assertEquals(1, card.schemaVersion());
        assertEquals("es", card.id());
        assertEquals(1, card.labels().get("metastatic-tissue").positive());
        assertEquals(new GeneIdAudit(3, 0, 0, 0, 2, 0, 0, 1, 4, 5), card.geneIds());
    }

    @Test
    void a_card_of_this_layout_reads_back_as_it_was_written() {
        CohortCard card = CohortCards.version("a", "melanoma", "counts", "none").card();
        CohortCard now = CardFile.read(Json.write(card).replace("\"schemaVersion\": 1", "\"schemaVersion\": 2"), "x");
        assertEquals(card.geneIds(), now.geneIds());
    }

    @Test
    void files_sources_and_steps_that_are_not_told_in_full_are_refused() {
        CohortCard written =
                CohortCards.version("a", "melanoma", "counts", "none").card();
        String card = Json.write(written).replace("\"schemaVersion\": 1", "\"schemaVersion\": 2");
        for (String[] list : new String[][] {
            {"files", "{\"path\": \"x\", \"bytes\": 1}"},
            {"files", "{\"bytes\": 1, \"sha256\": \"0a\"}"},
            {"sources", "{\"path\": \"x\", \"bytes\": 1}"},
            {"flow", "{\"step\": \"x\", \"countIn\": 1, \"countOut\": 1}"},
        }) {
            ObjectNode node = (ObjectNode) Json.parse(card);
            node.putArray(list[0]).add(Json.parse(list[1]));
            String message = assertThrows(
                            DataRefusedException.class, () -> CardFile.read(node.toString(), "cohort.json"))
                    .getMessage();
            assertTrue(message.contains("is not told in full"), message);
        }
    }

    @Test
    void a_card_that_lacks_a_count_is_refused() throws IOException {
        String without = Files.readString(LAYOUT_1).replace("\"unresolved\": 4,", "");
        assertThrows(DataRefusedException.class, () -> CardFile.read(without, "cohort.json"));
        assertThrows(DataRefusedException.class, () -> CardFile.read("no json", "cohort.json"));
    }
}
