package com.optiply.connector.poller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.model.envelope.Origin;
import com.optiply.connector.model.tenant.StreamCommand;
import com.optiply.connector.model.tenant.TenantState;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.fixture.Event;
import com.optiply.connector.poller.fixture.PollerTestBase;
import com.optiply.connector.poller.fixture.Same;
import com.optiply.connector.poller.fixture.Samples;
import com.optiply.connector.poller.stream.Stream;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** A tenant goes on: what changes in Exact arrives, once, whatever happens on the way. */
@QuarkusTest
class FollowingTest extends PollerTestBase {

    private int division;

    @Test
    void changes_additions_and_deletions_arrive() throws Exception {
        Samples tenant = started("follow-changes", 30);
        JsonNode item = first("Items");
        JsonNode stock = first("StockPositions");
        JsonNode order = first("SalesOrderHeaders");
        JsonNode doomed = rows("Items").get(7);

        poller.sandbox().patch(division, "Items", id(item), Map.of("Description", "Renamed, née Müller"));
        poller.sandbox().patch(division, "StockPositions", id(stock), Map.of("CurrentStock", -2.5));
        poller.sandbox().patch(division, "SalesOrderHeaders", id(order), Map.of("Status", 45));
        poller.sandbox().delete(division, "Items", id(doomed));

        awaitValue(tenant, Topic.ITEM, item, "description", "Renamed, née Müller");
        awaitValue(tenant, Topic.STOCK_POSITION, stock, "currentStock", "-2.5");
        awaitValue(tenant, Topic.SALES_ORDER, order, "status", "cancelled");
        await().until(() -> newest(tenant, Topic.ITEM, doomed).isDeletion());
        Event tombstone = newest(tenant, Topic.ITEM, doomed);
        assertThat(tombstone.headers().type()).isEqualTo("com.optiply.connector.exact.item.deleted.v1");
        assertThat(tombstone.headers().origin()).isEqualTo(Origin.LIVE);
        assertThat(tombstone.headers().version()).isGreaterThan(versionOf(tenant, Topic.ITEM, doomed));
        poller.assertLaws(tenant);
    }

    @Test
    void a_hint_is_obeyed_at_once() throws Exception {
        Samples tenant = started("follow-hint", 10);
        poller.sandbox().setClockRate(1);
        JsonNode item = first("Items");
        poller.sandbox().patch(division, "Items", id(item), Map.of("Description", "Hinted"));

        poller.hint(tenant, Stream.ITEMS);

        // By itself it would be read within a quarter of an hour.
        await().atMost(Duration.ofSeconds(60))
                .until(() -> "Hinted".equals(text(tenant, Topic.ITEM, item, "description")));
    }

    @Test
    void a_paused_tenant_is_left_alone_and_goes_on_where_it_was() throws Exception {
        Samples tenant = started("follow-pause", 10);
        Samples paused = paused(tenant);
        long before = requests();
        JsonNode item = first("Items");
        poller.sandbox().patch(division, "Items", id(item), Map.of("Description", "Meanwhile"));

        await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(30)).until(() -> requests() == before);
        poller.publish(paused.state(TenantState.ACTIVE));

        awaitValue(tenant, Topic.ITEM, item, "description", "Meanwhile");
        poller.assertLaws(tenant);
    }

    @Test
    void a_bad_row_goes_to_the_dead_letters_and_its_page_goes_on() throws Exception {
        Samples tenant = started("follow-bad-row", 10);
        long above = poller.cursor(tenant, Stream.ITEMS)
                        .orElseThrow()
                        .path("position")
                        .asLong()
                + 1_000_000;
        UUID good = UUID.randomUUID();
        UUID bad = UUID.randomUUID();
        String body = """
                {"d":{"results":[{"ID":"%s","Timestamp":"%d","Code":"BAD","StartDate":"yesterday"},{"ID":"%s","Timestamp":"%d","Code":"GOOD"},{"Timestamp":"%d"}]}}""".formatted(bad, above, good, above + 1, above + 2);

        poller.sandbox()
                .fault(Map.of(
                        "face",
                        "exact",
                        "path",
                        "/sync/Logistics/Items",
                        "division",
                        division,
                        "kind",
                        "status",
                        "status",
                        200,
                        "body",
                        body,
                        "times",
                        1,
                        "headers",
                        Map.of("Content-Type", "application/json")));

        poller.hint(tenant, Stream.ITEMS);

        await().until(() -> poller.tap().live(Topic.ITEM, "follow-bad-row").containsKey(good.toString()));
        List<Event> letters = poller.tap().of(Topic.EXACT_DEAD_LETTER, "follow-bad-row");
        assertThat(letters)
                .extracting(event -> event.value().path("reason").asText())
                .containsExactly("bad-date", "missing-field");
        assertThat(letters.getFirst().value().path("raw").asText())
                .contains("\"yesterday\"")
                .contains(bad.toString());
        assertThat(poller.tap().live(Topic.ITEM, "follow-bad-row")).doesNotContainKey(bad.toString());
        poller.assertLaws(tenant);
    }

    @Test
    void faults_on_the_way_lose_nothing_and_repeat_nothing() throws Exception {
        Samples tenant = started("follow-faults", 40);
        for (String kind : List.of("cut", "truncate", "garbage", "empty", "status")) {
            poller.sandbox()
                    .fault(Map.of(
                            "face",
                            "exact",
                            "path",
                            "/api/v1/.*",
                            "division",
                            division,
                            "kind",
                            kind,
                            "status",
                            503,
                            "times",
                            3,
                            "body",
                            "<html>Server maintenance</html>"));
        }
        List<JsonNode> items = rows("Items");

        for (JsonNode item : items) {
            poller.sandbox().patch(division, "Items", id(item), Map.of("SearchCode", "FAULTY"));
        }
        poller.hint(tenant, Stream.ITEMS);

        await().atMost(Duration.ofSeconds(40))
                .until(() -> poller.tap().live(Topic.ITEM, "follow-faults").values().stream()
                        .allMatch(event ->
                                event.value().path("searchCode").asText().equals("FAULTY")));
        Same.rows(rows("Items"), poller.tap().live(Topic.ITEM, "follow-faults"), "ID=id SearchCode=searchCode");
        poller.assertLaws(tenant);
    }

    @Test
    void a_token_that_exact_refuses_once_does_not_stop_the_tenant() throws Exception {
        Samples tenant = started("follow-401", 10);
        JsonNode item = first("Items");
        poller.sandbox()
                .fault(Map.of(
                        "face",
                        "exact",
                        "path",
                        "/sync/Logistics/Items",
                        "division",
                        division,
                        "kind",
                        "status",
                        "status",
                        401,
                        "times",
                        1));
        poller.sandbox().patch(division, "Items", id(item), Map.of("Description", "After all"));

        poller.hint(tenant, Stream.ITEMS);

        awaitValue(tenant, Topic.ITEM, item, "description", "After all");
        poller.assertLaws(tenant);
    }

    @Test
    void tenants_of_one_company_share_its_calls_and_read_it_each_for_itself() throws Exception {
        Samples one = started("follow-share-a", 10);
        Samples other = Samples.orders("follow-share-b", division);
        poller.shareConsent("follow-share-b", "follow-share-a");
        poller.publish(other);
        poller.awaitLoaded(other);

        Same.rows(rows("Items"), poller.tap().live(Topic.ITEM, "follow-share-b"), "ID=id Code=code");
        poller.assertLaws(one);
        poller.assertLaws(other);
    }

    @Test
    void a_row_that_becomes_visible_late_is_found() throws Exception {
        Samples tenant = started("follow-late", 10);
        JsonNode item = first("Items");
        poller.sandbox().patch(division, "Items", id(item), Map.of("Description", "Newest"));
        poller.hint(tenant, Stream.ITEMS);
        awaitValue(tenant, Topic.ITEM, item, "description", "Newest");
        long position = poller.cursor(tenant, Stream.ITEMS)
                .orElseThrow()
                .path("position")
                .asLong();
        UUID late = UUID.randomUUID();

        // Its version is below the cursor and it was in no page before.
        poller.sandbox()
                .fault(Map.of(
                        "face",
                        "exact",
                        "path",
                        "/sync/Logistics/Items",
                        "division",
                        division,
                        "kind",
                        "status",
                        "status",
                        200,
                        "times",
                        1,
                        "headers",
                        Map.of("Content-Type", "application/json"),
                        "body",
                        """
                        {"d":{"results":[{"ID":"%s","Timestamp":"%d","Code":"LATE"},{"ID":"%s","Timestamp":"%d","Code":"X"}]}}""".formatted(late, position - 1, id(item), position)));
        poller.hint(tenant, Stream.ITEMS);

        await().until(() -> poller.tap().live(Topic.ITEM, "follow-late").containsKey(late.toString()));
        assertThat(text(tenant, Topic.ITEM, item, "description")).isEqualTo("Newest");
        assertThat(poller.cursor(tenant, Stream.ITEMS)
                        .orElseThrow()
                        .path("position")
                        .asLong())
                .isEqualTo(position);
        poller.assertLaws(tenant);
    }

    @Test
    void a_part_that_an_assembly_no_longer_shows_is_gone() throws Exception {
        Samples tenant = begun("follow-assembly", Map.of("name", "online-retail", "tenants", 1));
        JsonNode part = first("AssemblyBillOfMaterialMaterials");
        JsonNode other = rows("AssemblyBillOfMaterialMaterials").get(1);
        poller.sandbox().delete(division, "AssemblyBillOfMaterialMaterials", id(part));
        poller.sandbox().patch(division, "AssemblyBillOfMaterialMaterials", id(other), Map.of("QuantityBatch", 12));

        poller.hint(tenant, Stream.ASSEMBLY_BOM_MATERIALS);

        await().until(() -> newest(tenant, Topic.COMPOSITION_PART, part).isDeletion());
        assertThat(newest(tenant, Topic.COMPOSITION_PART, part).headers().origin())
                .isEqualTo(Origin.RECONCILE);
        awaitValue(tenant, Topic.COMPOSITION_PART, other, "quantityBatch", "12");
        Set<String> parts = poller.tap().live(Topic.COMPOSITION_PART, "follow-assembly").values().stream()
                .filter(event -> event.value().path("model").asText().equals("assembly"))
                .map(Event::entity)
                .collect(Collectors.toSet());
        assertThat(parts)
                .isEqualTo(rows("AssemblyBillOfMaterialMaterials").stream()
                        .map(FollowingTest::id)
                        .collect(Collectors.toSet()));
        poller.assertLaws(tenant);
    }

    @Test
    void a_mass_deletion_is_held_until_somebody_confirms_it() throws Exception {
        Samples tenant =
                deletedAtOnce(started("follow-brake", 80), rows("Items").subList(0, 60));

        JsonNode held = poller.awaitProblem(tenant, Stream.DELETIONS, "mass-deletion-held");

        assertThat(held.path("state").asText()).isEqualTo("blocked");
        assertThat(held.path("problem").path("message").asText()).startsWith("60 of 80 rows");
        assertThat(poller.tap().live(Topic.ITEM, "follow-brake")).hasSize(80);
        Samples confirmed = tenant.command("deletions", new StreamCommand(0, null, Long.MAX_VALUE, null));
        poller.publish(confirmed);

        await().until(() -> poller.tap().live(Topic.ITEM, "follow-brake").size() == 20);
        poller.assertLaws(tenant);
    }

    @Test
    void a_rejected_mass_deletion_is_left_out_and_what_comes_later_goes() throws Exception {
        Samples begun = started("follow-reject", 80);
        List<JsonNode> items = rows("Items");
        Samples tenant = deletedAtOnce(begun, items.subList(0, 60));
        JsonNode held = poller.awaitProblem(tenant, Stream.DELETIONS, "mass-deletion-held");
        long mark = Long.parseLong(held.path("problem").path("remedy").asText().replaceAll(".* up to (\\d+)\\.", "$1"));

        poller.publish(tenant.command("deletions", new StreamCommand(0, null, null, mark)));
        JsonNode last = items.getLast();
        poller.sandbox().delete(division, "Items", id(last));

        await().until(() -> newest(tenant, Topic.ITEM, last).isDeletion());
        assertThat(poller.tap().live(Topic.ITEM, "follow-reject")).hasSize(79);
        poller.assertLaws(tenant);
    }

    @Test
    void a_moved_division_begins_anew_in_another_epoch_and_deletes_nothing() throws Exception {
        Samples tenant = started("follow-move", 20);
        poller.sandbox().call("POST", "/exact/companies/" + division + "/move", Map.of());

        poller.hint(tenant, Stream.DIVISION);

        await().until(() -> poller.tap().live(Topic.ITEM, "follow-move").values().stream()
                .allMatch(event -> event.headers().version().epoch() == 2));
        assertThat(poller.tap().of(Topic.ITEM, "follow-move")).noneMatch(Event::isDeletion);
        assertThat(newest(tenant, Topic.ITEM, first("Items")).headers().origin())
                .isEqualTo(Origin.BACKFILL);
        poller.assertLaws(tenant);
    }

    @Test
    void a_resync_reads_everything_again() throws Exception {
        Samples tenant = started("follow-resync", 15);

        poller.publish(tenant.command("items", new StreamCommand(1, null, null, null)));

        await().until(() -> poller.tap().of(Topic.ITEM, "follow-resync").size() == 30);
        await().until(() ->
                poller.cursor(tenant, Stream.ITEMS).orElseThrow().path("resync").asInt() == 1);
        assertThat(poller.tap().of(Topic.STOCK_POSITION, "follow-resync"))
                .hasSameSizeAs(
                        poller.tap().live(Topic.STOCK_POSITION, "follow-resync").keySet());
    }

    @Test
    void another_sales_source_stops_the_one_and_starts_the_other() throws Exception {
        Samples tenant = begun("follow-sales", Map.of("name", "online-retail", "tenants", 1));

        Samples invoices = tenant.invoices();
        poller.publish(invoices);

        await().until(() -> poller.isLoaded(tenant, Stream.SALES_INVOICES));
        await().until(() ->
                poller.status(tenant, Stream.SALES_ORDERS).map(JsonNode::isNull).orElse(true));
        assertThat(poller.tap().of(Topic.SALES_ORDER, "follow-sales")).noneMatch(Event::isDeletion);
    }

    @Test
    void off_boarding_removes_cursors_and_states() throws Exception {
        Samples tenant = started("follow-end", 5);

        poller.end("follow-end");

        await().until(() -> poller.tap()
                .newest(Topic.POLL_CURSOR, "follow-end/items")
                .orElseThrow()
                .isDeletion());
        await().until(() -> poller.tap()
                .newest(Topic.SYNC_STATUS, "follow-end/exact/items")
                .orElseThrow()
                .isDeletion());
        long before = requests();
        await().during(Duration.ofSeconds(1)).atMost(Duration.ofSeconds(30)).until(() -> requests() == before);
        Samples again = tenant.incarnation(UUID.randomUUID());
        poller.publish(again);

        await().until(() -> poller.cursor(again, Stream.ITEMS)
                .filter(cursor -> cursor.path("incarnation")
                        .asText()
                        .equals(again.tenant().incarnation().toString()))
                .isPresent());
    }

    private Samples started(String id, int items) throws Exception {
        return begun(
                id,
                Map.of("name", "generated", "seed", 3, "tenants", 1, "items", items, "orders", 5, "orderLines", 10));
    }

    private Samples begun(String id, Map<String, ?> seed) throws Exception {
        division = poller.company(id, seed).path("division").asInt();
        Samples tenant = Samples.orders(id, division);
        poller.publish(tenant);
        poller.awaitLoaded(tenant);
        return tenant;
    }

    private Samples paused(Samples tenant) throws Exception {
        Samples paused = tenant.state(TenantState.PAUSED);
        poller.publish(paused);
        await().until(() -> poller.status(tenant, Stream.ITEMS)
                .filter(status -> status.path("state").asText().equals("paused"))
                .isPresent());
        return paused;
    }

    /** Deletes while the tenant is paused, so that all of it is found in one read. */
    private Samples deletedAtOnce(Samples tenant, List<JsonNode> items) throws Exception {
        Samples paused = paused(tenant);
        items.forEach(item -> poller.sandbox().delete(division, "Items", id(item)));
        Samples resumed = paused.state(TenantState.ACTIVE);
        poller.publish(resumed);
        return resumed;
    }

    private void awaitValue(Samples tenant, Topic topic, JsonNode row, String field, String value) {
        await().atMost(Duration.ofSeconds(30)).until(() -> value.equals(text(tenant, topic, row, field)));
    }

    private String text(Samples tenant, Topic topic, JsonNode row, String field) {
        return newest(tenant, topic, row).value().path(field).asText();
    }

    private Event newest(Samples tenant, Topic topic, JsonNode row) {
        return poller.tap()
                .newest(topic, tenant.tenant().tenantId() + "/" + id(row))
                .orElseThrow();
    }

    private com.optiply.connector.model.envelope.Version versionOf(Samples tenant, Topic topic, JsonNode row) {
        return poller.tap().of(topic, tenant.tenant().tenantId().value()).stream()
                .filter(event -> event.entity().equals(id(row)) && !event.isDeletion())
                .map(event -> event.headers().version())
                .max(java.util.Comparator.naturalOrder())
                .orElseThrow();
    }

    private long requests() {
        JsonNode log = poller.sandbox().requests("face=exact&limit=100000&path=/api/v1/" + division + "/");
        return IntStream.range(0, log.size()).count();
    }

    private JsonNode first(String entity) {
        return rows(entity).getFirst();
    }

    private List<JsonNode> rows(String entity) {
        return StreamSupport.stream(poller.sandbox().rows(division, entity).spliterator(), false)
                .toList();
    }

    private static String id(JsonNode row) {
        return row.path("ID").asText();
    }
}
