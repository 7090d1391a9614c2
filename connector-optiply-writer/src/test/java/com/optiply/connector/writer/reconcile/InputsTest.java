package com.optiply.connector.writer.reconcile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.envelope.Version;
import com.optiply.connector.model.event.Item;
import com.optiply.connector.model.json.EventJson;
import com.optiply.connector.testsupport.merchant.Sample;
import com.optiply.connector.writer.mapping.Outcome;
import com.optiply.connector.writer.mapping.Outcome.Desired;
import com.optiply.connector.writer.mapping.Outcome.DoesNotFit;
import com.optiply.connector.writer.state.Database;
import com.optiply.connector.writer.state.Resource;
import com.optiply.connector.writer.state.ResourceKey;
import com.optiply.connector.writer.state.ResourceState;
import com.optiply.connector.writer.state.ResourceType;
import com.optiply.connector.writer.state.Scope;
import com.optiply.connector.writer.state.ScopeState;
import com.optiply.connector.writer.state.SourceKind;
import com.optiply.connector.writer.state.SourceRow;
import com.optiply.connector.writer.state.SourceRow.Json;
import com.optiply.connector.writer.state.SourceRows;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The scope's number belongs to nobody else. */
@QuarkusTest
class InputsTest {

    private static final long SCOPE = -31;

    @Inject
    Inputs inputs;

    @Inject
    Database database;

    /** Guards that rows the rules cannot deal with stop one record, not the tenant. */
    @Test
    void aRecordTheRulesFailOnFailsAlone() throws SQLException {
        Item one = Sample.item("code", "INPUT-1");
        Item bad = Sample.item("code", "INPUT-2");
        Item other = Sample.item("code", "INPUT-3");
        String stock = new String(EventJson.write(Sample.stock(bad.id(), "1", 2, 0)), UTF_8);
        List<SourceRow> rows = List.of(
                row(SourceKind.ITEM, one.id(), SourceKind.Links.NONE, EventJson.write(one)),
                row(SourceKind.ITEM, bad.id(), SourceKind.Links.NONE, EventJson.write(bad)),
                row(SourceKind.ITEM, other.id(), SourceKind.Links.NONE, EventJson.write(other)),
                row(
                        SourceKind.STOCK_POSITION,
                        UUID.randomUUID(),
                        new SourceKind.Links(bad.id(), null),
                        stock.replace("\"currentStock\":2", "\"currentStock\":[2]")
                                .getBytes(UTF_8)));
        database.write(connection -> {
            SourceRows.store(connection, rows, Instant.EPOCH);
            return null;
        });
        Scope scope = new Scope(
                SCOPE,
                new Scope.Name(new TenantId("inputs-shop"), UUID.randomUUID(), 4711),
                ScopeState.ACTIVE,
                1,
                Optional.of(Sample.SETTINGS),
                OptionalLong.empty(),
                Set.of(),
                Optional.empty(),
                false,
                false);

        List<Outcome> outcomes =
                database.snapshot(connection -> inputs
                        .read(
                                connection,
                                scope,
                                ResourceType.PRODUCTS,
                                List.of(resource(one), resource(bad), resource(other)))
                        .stream()
                        .map(Work::outcome)
                        .toList());

        assertThat(outcomes.get(0)).isInstanceOf(Desired.class);
        assertThat(outcomes.get(1)).isInstanceOfSatisfying(DoesNotFit.class, failure -> {
            assertThat(failure.cause()).isEqualTo("internal");
            assertThat(failure.message()).contains(bad.id().toString());
        });
        assertThat(outcomes.get(2)).isInstanceOf(Desired.class);
    }

    private static SourceRow row(SourceKind kind, UUID id, SourceKind.Links links, byte[] json) {
        return new SourceRow(
                new SourceRow.Key(kind, SCOPE, id),
                new Version(0, 1),
                UUID.randomUUID(),
                links,
                Optional.of(new Json(new String(json, UTF_8), UUID.nameUUIDFromBytes(json))));
    }

    private static Resource resource(Item item) {
        return new Resource(
                new ResourceKey(SCOPE, ResourceType.PRODUCTS, item.id().toString()),
                1,
                0,
                ResourceState.NEW,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                0,
                Optional.empty());
    }
}
