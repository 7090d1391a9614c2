package com.optiply.connector.writer.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map.Entry;
import java.util.stream.Stream;

/** The remote ids of a record as Optiply shows them: one per coupling; what its key is, is not documented (Optiply reference, section 1.4). */
final class RemoteIds {

    private RemoteIds() {}

    static Stream<String> of(JsonNode row) {
        return row.path("attributes").path("remoteIdMap").properties().stream()
                .map(Entry::getValue)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    }
}
