package com.optiply.connector.auth.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.optiply.connector.auth.fixture.Browser;
import com.optiply.connector.auth.fixture.Canaries;
import com.optiply.connector.auth.fixture.Merchant;
import com.optiply.connector.auth.fixture.ServiceTest;
import com.optiply.connector.auth.fixture.Topics;
import com.optiply.connector.model.json.EventJson;
import com.optiply.connector.model.tenant.Tenant;
import com.optiply.connector.model.tenant.TenantState;
import com.optiply.connector.model.time.VendorClock;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What merchants are told by e-mail. */
@QuarkusTest
class NewsTest extends ServiceTest {

    private static final Duration MINUTE = Duration.ofSeconds(60);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Inject
    MockMailbox mailbox;

    @Inject
    VendorClock clock;

    @Test
    void installed_is_told_once_in_the_merchants_language() {
        Merchant merchant = merchant();
        ObjectNode body = merchant.tenant("mail-nl");
        body.withObject("/contact").put("language", "nl");
        operator.post("/api/v1/tenants", body).expect(201);
        new Browser().connect(operator.connectLink("mail-nl"), merchant);
        operator.put("/api/v1/tenants/mail-nl/division", "{\"division\": " + merchant.division() + "}")
                .expect(200);
        operator.post("/api/v1/tenants/mail-nl/activate", "").expect(200);

        await().until(() -> !mails("mail-nl").isEmpty());
        Mail mail = mails("mail-nl").getFirst();
        assertThat(mail.getSubject()).isEqualTo("Exact Online is gekoppeld aan Optiply: Shop mail-nl");
        assertThat(mail.getText()).contains("Shop mail-nl", "leveranciers");
        assertThat(Canaries.in(mail.getText())).isEmpty();
        operator.post("/api/v1/tenants/mail-nl/pause", "").expect(200);
        operator.post("/api/v1/tenants/mail-nl/resume", "").expect(200);
        await().during(Duration.ofMillis(1500)).until(() -> mails("mail-nl").size() == 1);
    }

    @Test
    void a_lost_consent_is_told_within_a_minute_and_coming_back_keeps_everything() {
        Merchant merchant = active("mail-lost");
        await().until(() -> mails("mail-lost").size() == 1);
        operator.post("/api/v1/tenants/mail-lost/streams/items/resync", "{}").expect(200);
        await().until(() -> published().streams().containsKey("items"));
        Tenant before = published();
        assertThat(before.state()).isEqualTo(TenantState.ACTIVE);

        loseConsent();

        await().atMost(MINUTE).until(() -> mails("mail-lost").size() == 2);
        assertThat(mails("mail-lost").getLast().getSubject()).startsWith("Exact Online needs your access again");
        await().atMost(MINUTE).until(() -> published().state() == TenantState.PAUSED);
        assertThat(database.text(
                        "select count(*) from audit where tenant_id = 'mail-lost' and action = 'consent-lost'"))
                .isEqualTo("1");
        poller.exactToken("mail-lost", "").expectProblem(409, "needs-consent");
        int calls = tokenCalls(merchant);
        await().during(Duration.ofSeconds(3)).atMost(MINUTE).until(() -> tokenCalls(merchant) == calls);

        new Browser().connect(operator.connectLink("mail-lost"), merchant);

        await().until(() -> published().state() == TenantState.ACTIVE);
        poller.exactToken("mail-lost", "").expect(200);
        assertThat(published())
                .usingRecursiveComparison()
                .ignoringFields("revision", "changed")
                .isEqualTo(before);
        assertThat(published().revision()).isGreaterThan(before.revision());
    }

    @Test
    void an_e_mail_that_is_given_up_is_told_to_the_operator() {
        operator.post("/api/v1/tenants", merchant().tenant("mail-never")).expect(201);
        // There is no text for it, so it fails each time.
        database.update("insert into notice (tenant_id, kind, attempt) values ('mail-never', 'nothing', 98)");

        await().atMost(MINUTE).until(() -> database.text("select attempt from notice where tenant_id = 'mail-never'")
                .equals("99"));
        assertThat(givenUp()).isEmpty();
        database.update("update notice set next_attempt = now() where tenant_id = 'mail-never'");

        await().atMost(MINUTE).until(() -> !givenUp().isEmpty());
        assertThat(givenUp()).containsExactly(List.of("nothing"));
        operator.delete("/api/v1/tenants/mail-never").expect(204);
    }

    private List<List<String>> givenUp() {
        return database.rows("select detail from audit where tenant_id = 'mail-never' and action = 'e-mail-given-up'");
    }

    private void loseConsent() {
        poller.exactToken("mail-lost", "").expect(200);
        Instant then = Instant.parse(sandbox.clock().path("now").asText()).plusSeconds(601);
        sandbox.setClock(then, 1.0);
        await().until(() -> !clock.instant().isBefore(then));
        sandbox.fault(Map.of("face", "exact", "path", "/api/oauth2/token", "kind", "answer-lost", "times", 1));
        poller.exactToken("mail-lost", "").expectProblem(503, "token-not-ready");
    }

    private Tenant published() {
        return EventJson.read(Topics.tenant(kafka, "mail-lost").getLast().value(), Tenant.class);
    }

    private List<Mail> mails(String tenant) {
        return mailbox.getMailsSentTo("info@" + tenant + ".example");
    }
}
