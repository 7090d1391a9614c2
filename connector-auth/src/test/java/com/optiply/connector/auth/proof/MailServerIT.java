package com.optiply.connector.auth.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.auth.fixture.Merchant;
import com.optiply.connector.auth.fixture.RigTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A mail server that takes connections and never says a word on them. */
class MailServerIT extends RigTest {

    private static final int LONG = 90_000;

    /** What is claimed and not sent soon would be taken for given up by another replica, and be sent twice. */
    @Test
    void an_e_mail_is_claimed_when_its_turn_has_come() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            silent.setSoTimeout(LONG);
            rig.run(Map.of(
                    "quarkus.mailer.mock", "false",
                    "quarkus.mailer.host", "localhost",
                    "quarkus.mailer.port", Integer.toString(silent.getLocalPort()),
                    "quarkus.mailer.timeout", "60s",
                    "connector.auth.mail.sweep", "1s"));
            List<String> tenants = List.of("letter-one", "letter-two");
            for (String tenant : tenants) {
                Merchant merchant = Merchant.of(
                        rig.sandbox().seed(Merchant.SMALL).path("tenants").path(0));
                rig.operator().post("/api/v1/tenants", merchant.tenant(tenant)).expect(201);
            }

            rig.database()
                    .update(
                            "insert into notice (tenant_id, kind) select id, 'installed' from tenant where id like 'letter-%'");

            try (Socket first = silent.accept()) {
                assertThat(first.isConnected()).isTrue();
                assertThat(rig.database()
                                .text("select count(*) from notice where tenant_id like 'letter-%' and attempt > 0"))
                        .isEqualTo("1");
            }
            tenants.forEach(
                    tenant -> rig.operator().delete("/api/v1/tenants/" + tenant).expect(204));
        }
    }
}
