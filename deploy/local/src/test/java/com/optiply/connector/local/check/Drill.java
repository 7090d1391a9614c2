package com.optiply.connector.local.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.local.onboarding.Merchant;
import com.optiply.connector.local.onboarding.Onboarding;
import com.optiply.connector.local.onboarding.OperatorApi;
import com.optiply.connector.local.onboarding.OperatorToken;
import com.optiply.connector.local.onboarding.TenantSettings;
import com.optiply.connector.local.oracle.HandWritten;
import com.optiply.connector.local.oracle.Kind;
import com.optiply.connector.local.oracle.Picture;
import com.optiply.connector.local.process.Keyset;
import com.optiply.connector.local.process.Port;
import com.optiply.connector.local.process.Service;
import com.optiply.connector.local.process.Stack;
import com.optiply.connector.model.topic.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/** One tenant on a running stack, and what may be lost of it: each method loses a store, does what the operations guide says, and looks what came of it. */
final class Drill {

    private static final Path GUIDE = Path.of("../docs/operations.md");
    private static final String KEYSET = "connector.auth.keyset";
    private static final String NAME = "Restored BV";
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration BETWEEN = Duration.ofMillis(250);
    private static final Duration LONGER_THAN_ANY_WAIT = Duration.ofHours(1);
    private static final Duration LONGER_THAN_A_TOKEN = Duration.ofMinutes(11);
    private static final TenantPlan CASES = TenantPlan.small().stream()
            .filter(plan -> plan.handWritten().isPresent())
            .findFirst()
            .orElseThrow();
    /** The rows of the hand-written cases; they change here, so the oracle alone says what is right. */
    private static final TenantPlan PLAN =
            new TenantPlan("restored", CASES.settings(), CASES.choice(), Optional.empty(), CASES.minimum());

    /** Settings by which other numbers are right. */
    private static final TenantSettings OTHER =
            new TenantSettings("global", List.of(), "orders", PLAN.settings().compositions());

    private final Stack stack;
    private final Stores stores;
    private final OperatorApi operator;
    private final Onboarding onboarding;
    private final CheckedTenant tenant;
    private final Map<String, String> settings;
    private Map<String, String> records = Map.of();

    /** @param settings further ones of connector-auth, asked for at each start */
    Drill(Stack stack, Map<String, String> settings, Consumer<String> say) {
        this.stack = stack;
        this.settings = settings;
        this.stores = new Stores(stack);
        this.operator = new OperatorApi(stack.ports().url(Port.AUTH), new OperatorToken(stack.issuer()));
        this.onboarding = new Onboarding(operator, stack.sandbox(), say);
        HandWritten cases = HandWritten.load();
        Merchant merchant = Merchant.of(
                stack.sandbox().seed(CASES.seed(cases)).path("tenants").path(0));
        this.tenant = new CheckedTenant(PLAN, merchant, stack.sandbox(), cases);
    }

    void onboard() {
        onboarding.onboard(PLAN.id(), NAME, tenant.merchant(), PLAN.settings());
        settle("after the first load");
        assertThat(PLAN.minimum().missing(tenant.optiply().picture())).isEmpty();
    }

    void theWritersDatabaseIsEmpty() {
        awaitCalm();
        long known = writtenRecords();
        stack.kill(Service.WRITER);
        stores.empty(Stores.WRITER);
        stores.resetWriterGroup();
        String renamed = renameMeanwhile("after the writer's database");

        stack.restart(Service.WRITER);

        settle("after the loss of the writer's database");
        awaitKnown(known);
        assertNothingTwice(renamed);
    }

    /** One record was made in Optiply since the backup, another one was changed there and is changed back in Exact before the writer is up again. */
    void theWritersDatabaseIsAnOlderOne() {
        awaitCalm();
        stack.kill(Service.WRITER);
        stores.copy(Stores.WRITER, "writer_backup");
        stack.restart(Service.WRITER);
        Picture before = tenant.optiply().picture();
        Changes since = changes();
        since.newItem("SINCE-BACKUP", "Made since the backup");
        String changed = since.rename("Called so since the backup");
        settle("after the backup");
        awaitCalm();
        long known = writtenRecords();
        stack.kill(Service.WRITER);
        stores.restore("writer_backup", Stores.WRITER);
        run(Stores.WRITER, "update scope set map_read = false");
        run(Stores.WRITER, "delete from id_reading");
        run(Stores.WRITER, "update resource set verify = true, wanted = wanted + 1 where optiply_id is not null");
        stores.resetWriterGroup();
        records = ids();
        stack.sandbox().clearRequests();
        String name = before.of(Kind.PRODUCTS).get(changed).get("name");
        long published = stores.published(Topic.ITEM);
        stack.sandbox().patch(tenant.merchant().division(), "Items", changed, Map.of("Description", name));
        Waiting.until(
                "the poller has read it",
                LIMIT,
                BETWEEN,
                () -> stores.published(Topic.ITEM) > published ? List.of() : List.of(published + " records"));

        stack.restart(Service.WRITER);

        settle("with an older database of the writer");
        awaitKnown(known);
        assertNothingTwice(changed);
    }

    void kafkaIsEmpty() {
        awaitCalm();
        List.of(Service.values()).forEach(stack::kill);
        stores.copy(Stores.AUTH, "auth_backup");
        stores.loseKafka();
        run(Stores.WRITER, "delete from consumed; delete from tenant_record");
        run(Stores.AUTH, "update published_tenant set revision = 0");
        String renamed = renameMeanwhile("after Kafka");

        List.of(Service.values()).forEach(stack::restart);

        settle("after the loss of Kafka");
        assertOnlyWritten(renamed);
    }

    /** The copy was made before the last drill: since then tokens have been renewed, and settings been changed that the backup does not know. */
    void authsDatabaseIsAnOlderOne() {
        awaitCalm();
        operator.changeSettings(PLAN.id(), OTHER);
        Waiting.until(
                "the other settings are obeyed",
                LIMIT,
                BETWEEN,
                () -> tenant.differences(false).isEmpty() ? List.of("nothing has changed") : List.of());
        int refreshes = refreshes();
        passTime();
        Waiting.until(
                "a token is renewed",
                LIMIT,
                BETWEEN,
                () -> refreshes() > refreshes ? List.of() : List.of(refreshes() + " refreshes"));
        stack.kill(Service.AUTH);
        stores.restore("auth_backup", Stores.AUTH);
        run(Stores.AUTH, "select setval('tenant_revision', nextval('tenant_revision') + 1000000)");
        run(Stores.AUTH, "update tenant set revision = nextval('tenant_revision')");
        stack.restart(Service.AUTH);
        settle("by the settings of the backup");
        awaitCalm();
        passTime();
        awaitState("NEEDS_CONSENT");
        String renamed = renameMeanwhile("while there is no consent");

        onboarding.consentAgain(PLAN.id(), tenant.merchant());

        awaitState("ACTIVE");
        settle("after the merchant has consented again");
        assertOnlyWritten(renamed);
    }

    void theKeysetIsLost() {
        awaitCalm();
        stack.kill(Service.AUTH);
        settings.put(KEYSET, Keyset.aes256Gcm());
        assertThatThrownBy(() -> stack.restart(Service.AUTH))
                .hasMessageContaining("it does not open what this database holds");
        stack.kill(Service.AUTH);
        stores.empty(Stores.AUTH);
        String renamed = renameMeanwhile("while there is no key");

        stack.restart(Service.AUTH);
        onboarding.onboard(PLAN.id(), NAME, tenant.merchant(), PLAN.settings());

        awaitState("ACTIVE");
        settle("after the merchant was onboarded again");
        assertNothingTwice(renamed);
    }

    /** A statement of the guide, word for word. */
    private void run(String database, String statement) {
        assertThat(GUIDE).content().contains(statement);
        stores.run(database, statement);
    }

    private String renameMeanwhile(String name) {
        records = ids();
        stack.sandbox().clearRequests();
        return changes().rename(name);
    }

    private Changes changes() {
        return new Changes(
                stack.sandbox(), tenant.merchant().division(), tenant.optiply().picture());
    }

    private void settle(String when) {
        Waiting.until("Optiply is right " + when, LIMIT, BETWEEN, () -> tenant.differences(false));
    }

    private Instant now() {
        return Instant.parse(stack.sandbox().clock().path("now").asText());
    }

    private void passTime() {
        stack.sandbox().setClock(now().plus(LONGER_THAN_A_TOKEN), Check.VENDOR_RATE);
    }

    private void awaitState(String state) {
        Waiting.until("the tenant is " + state, LIMIT, BETWEEN, () -> {
            String is = operator.tenant(PLAN.id()).path("state").asText();
            return is.equals(state) ? List.of() : List.of("it is " + is);
        });
    }

    private int refreshes() {
        return stack.sandbox().counters().findPath("refreshes").asInt();
    }

    /** Nothing is under way or waits for a time that is near: a call that a loss cuts off, or that was due anyway, is made afterwards, as it should. */
    private void awaitCalm() {
        Waiting.until("the writer has nothing to do", LIMIT, BETWEEN, () -> {
            String soon = now().plus(LONGER_THAN_ANY_WAIT).toString();
            long open = stores.number(
                    Stores.WRITER,
                    "select count(*) from resource where intent is not null or due or due_at < '" + soon + "'");
            return open == 0 ? List.of() : List.of(open + " records");
        });
    }

    private long writtenRecords() {
        return stores.number(Stores.WRITER, "select count(*) from resource where optiply_id is not null and not due");
    }

    private void awaitKnown(long known) {
        Waiting.until(
                "the writer knows every record again",
                LIMIT,
                BETWEEN,
                () -> writtenRecords() == known ? List.of() : List.of(writtenRecords() + " of " + known));
    }

    /** Optiply has the same records as before, the changed product among them; others may have been sent once more. */
    private void assertNothingTwice(String renamed) {
        assertThat(ids()).isEqualTo(records);
        assertThat(writes())
                .contains("PATCH /v1/products/" + records.get("products/" + renamed))
                .doesNotContain("POST /v1/products", "POST /v1/sellOrders")
                .noneMatch(call -> call.startsWith("DELETE"));
    }

    /** Optiply has the same records as before, and of all calls that change something there is one for the renamed product. */
    private void assertOnlyWritten(String renamed) {
        assertThat(ids()).isEqualTo(records);
        assertThat(writes())
                .as("calls that changed something in Optiply")
                .containsExactly("PATCH /v1/products/" + records.get("products/" + renamed));
    }

    private List<String> writes() {
        JsonNode requests = stack.sandbox().requests("face=optiply&limit=50000");
        return StreamSupport.stream(requests.spliterator(), false)
                .filter(request -> request.path("path").asText().startsWith("/v1/"))
                .filter(request -> !request.path("method").asText().equals("GET"))
                .map(request -> request.path("method").asText() + " "
                        + request.path("path").asText())
                .toList();
    }

    /** Optiply's ids by Exact's, where a record has one. */
    private Map<String, String> ids() {
        Map<String, String> ids = new TreeMap<>();
        for (String type : List.of("products", "productCompositions", "sellOrders")) {
            stack.sandbox()
                    .optiply(tenant.merchant().account(), type)
                    .forEach(found -> ids.put(
                            type + "/"
                                    + found.path("remoteId")
                                            .asText(found.path("id").asText()),
                            found.path("id").asText()));
        }
        return ids;
    }
}
