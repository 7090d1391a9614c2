package com.optiply.connector.local.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.local.onboarding.Merchant;
import com.optiply.connector.local.onboarding.Onboarding;
import com.optiply.connector.local.onboarding.OperatorApi;
import com.optiply.connector.local.onboarding.OperatorToken;
import com.optiply.connector.local.oracle.HandWritten;
import com.optiply.connector.local.process.Port;
import com.optiply.connector.local.process.Service;
import com.optiply.connector.local.process.Stack;
import com.optiply.connector.local.process.StateFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The table <i>what is lost if a store is lost</i> of the operations guide, drilled on the packaged services: the writer's database, all of Kafka, and
 * connector-auth's database put back to an older moment. A change that Exact's user makes meanwhile arrives each time and no record is made twice; nothing else is
 * sent to Optiply, but for the writer's database, with which it is lost what Optiply has acknowledged. Part of the proofs ({@code deploy/bench/run proofs RestoreIT}): too long for every build.
 */
@Tag("drill")
class RestoreIT {

    private static final Path MODULE = Path.of("").toAbsolutePath();
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

    private final List<String> lines = new ArrayList<>();

    @Test
    void everyStoreThatIsLostHealsAsTheGuideSays() throws IOException {
        StateFolder state = new StateFolder(MODULE.resolve("target/restore"));
        try (Stack stack = Stack.start(
                MODULE.getParent().getParent(),
                FreePorts.choose(),
                state,
                Optional.of(Check.begin()),
                Check.VENDOR_RATE,
                lines::add)) {
            Drill drill = new Drill(stack);
            drill.onboard();
            drill.theWritersDatabaseIsEmpty();
            drill.kafkaIsEmpty();
            drill.authsDatabaseIsAnOlderOne();
        }
    }

    private final class Drill {

        private final Stack stack;
        private final Stores stores;
        private final OperatorApi operator;
        private final Onboarding onboarding;
        private final CheckedTenant tenant;
        private Map<String, String> records = Map.of();

        Drill(Stack stack) {
            this.stack = stack;
            this.stores = new Stores(stack);
            this.operator = new OperatorApi(stack.ports().url(Port.AUTH), new OperatorToken(stack.issuer()));
            this.onboarding = new Onboarding(operator, stack.sandbox(), lines::add);
            HandWritten cases = HandWritten.load();
            Merchant merchant = Merchant.of(
                    stack.sandbox().seed(CASES.seed(cases)).path("tenants").path(0));
            this.tenant = new CheckedTenant(PLAN, merchant, stack.sandbox(), cases);
        }

        void onboard() {
            onboarding.onboard(PLAN.id(), "Restored BV", tenant.merchant(), PLAN.settings());
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
            Waiting.until(
                    "the writer knows every record again",
                    LIMIT,
                    BETWEEN,
                    () -> writtenRecords() == known ? List.of() : List.of(writtenRecords() + " of " + known));
            assertThat(ids()).isEqualTo(records);
            assertThat(writes())
                    .contains("PATCH /v1/products/" + records.get("products/" + renamed))
                    .doesNotContain("POST /v1/products", "POST /v1/sellOrders")
                    .noneMatch(call -> call.startsWith("DELETE"));
        }

        void kafkaIsEmpty() {
            awaitCalm();
            List.of(Service.values()).forEach(stack::kill);
            stores.copy(Stores.AUTH, "auth_backup");
            stores.loseKafka();
            stores.run(Stores.WRITER, "truncate consumed, tenant_record");
            stores.run(Stores.AUTH, "update published_tenant set revision = 0");
            String renamed = renameMeanwhile("after Kafka");

            List.of(Service.values()).forEach(stack::restart);

            settle("after the loss of Kafka");
            assertOnlyWritten(renamed);
        }

        /** The copy was made before the last drill: tokens have been renewed since. */
        void authsDatabaseIsAnOlderOne() {
            awaitCalm();
            int refreshes = refreshes();
            passTime();
            Waiting.until(
                    "a token is renewed",
                    LIMIT,
                    BETWEEN,
                    () -> refreshes() > refreshes ? List.of() : List.of(refreshes() + " refreshes"));
            stack.kill(Service.AUTH);
            stores.restore("auth_backup", Stores.AUTH);
            stack.restart(Service.AUTH);
            passTime();
            awaitState("NEEDS_CONSENT");
            String renamed = renameMeanwhile("while there is no consent");

            onboarding.consentAgain(PLAN.id(), tenant.merchant());

            awaitState("ACTIVE");
            settle("after the merchant has consented again");
            assertOnlyWritten(renamed);
        }

        private String renameMeanwhile(String name) {
            records = ids();
            stack.sandbox().clearRequests();
            Changes next = new Changes(
                    stack.sandbox(),
                    tenant.merchant().division(),
                    tenant.optiply().picture());
            return next.rename(name);
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
            return stores.number(
                    Stores.WRITER, "select count(*) from resource where optiply_id is not null and not due");
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
}
