package io.prominence.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.prominence.domain.CohortCard;
import io.prominence.provenance.Json;

/**
 * Reads identity cards, those of earlier layouts too: what a later layout counts apart is taken from where the earlier one
 * counted it, and is 0 where it did not.
 */
final class CardFile {
    private CardFile() {}

    /**
     * Reads a card.
     *
     * @param place path of the file, for messages
     * @throws io.prominence.domain.DataRefusedException where it is no card
     */
    static CohortCard read(String json, String place) {
        JsonNode card = Json.read(json, JsonNode.class, place);
        if (card.path("schemaVersion").asInt() == 1 && card.path("geneIds") instanceof ObjectNode geneIds) {
            fromLayout1(geneIds);
        }
        return Json.read(card.toString(), CohortCard.class, place);
    }

    /** Layout 1 counted ids with and without version together, and former symbols with aliases. */
    private static void fromLayout1(ObjectNode geneIds) {
        geneIds.set("alias", geneIds.path("byAlias"));
        geneIds.remove("byAlias");
        for (String later : new String[] {"versioned", "parY", "previous", "probe", "mangled"}) {
            geneIds.put(later, 0);
        }
    }
}
