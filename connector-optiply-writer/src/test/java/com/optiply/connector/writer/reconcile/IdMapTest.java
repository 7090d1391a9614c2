package com.optiply.connector.writer.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.model.json.EventJson;
import com.optiply.connector.writer.state.IdReading.Former;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdMapTest {

    /** Guards against a second record for ours when another coupling's remote id stands before it. */
    @Test
    void readsEveryRemoteIdOfARecord() throws IOException {
        JsonNode row = EventJson.mapper()
                .readTree("{\"id\":\"17\",\"attributes\":{\"remoteIdMap\":{\"1\":\"other\",\"2\":\"ours\"}}}");

        assertThat(IdMap.formers(List.of(row)))
                .extracting(Former::key, Former::optiplyId)
                .containsExactlyInAnyOrder(tuple("other", "17"), tuple("ours", "17"));
    }
}
