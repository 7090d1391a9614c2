package com.optiply.connector.auth.mail;

import com.optiply.connector.auth.connect.Words;
import com.optiply.connector.auth.round.Round;
import com.optiply.connector.auth.round.Rounds;
import com.optiply.connector.auth.tenant.AuditLog;
import com.optiply.connector.auth.tenant.TenantRow;
import com.optiply.connector.auth.tenant.Tenants;
import com.optiply.connector.model.TenantId;
import io.quarkus.logging.Log;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sends what is noted. A notice is claimed by putting its next attempt off, so that no transaction is held while the mail server is talked to. */
@ApplicationScoped
class Postman {

    /** E-mails of one round. */
    private static final int BATCH = 20;

    /** The waits between them grow to a quarter of an hour: about 21 hours in all. */
    private static final int MOST_ATTEMPTS = 100;

    private final EntityManager database;
    private final Tenants tenants;
    private final Mailer mailer;
    private final AuditLog audit;
    private final Round round;

    Postman(
            EntityManager database,
            Tenants tenants,
            Mailer mailer,
            AuditLog audit,
            Rounds rounds,
            @ConfigProperty(name = "connector.auth.mail.sweep") String every,
            @ConfigProperty(name = "quarkus.mailer.timeout", defaultValue = "10s") Duration limit) {
        this.database = database;
        this.tenants = tenants;
        this.mailer = mailer;
        this.audit = audit;
        // One e-mail: its claim, its tenant, the mail server, and what became of it.
        this.round = rounds.every(every, "e-mails", limit.plus(rounds.transactions(4)));
    }

    void atStart(@Observes StartupEvent start) {
        round.step();
    }

    @Scheduled(
            every = "{connector.auth.mail.sweep}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void sweep() {
        round.run(() -> {
            boolean more = true;
            for (int sent = 0; more && sent < BATCH; sent++) {
                Optional<Object[]> notice = claim();
                notice.ifPresent(this::deliver);
                more = notice.isPresent();
                round.step();
            }
        });
    }

    private void deliver(Object[] notice) {
        tenants.read(new TenantId((String) notice[1])).ifPresent(tenant -> send(tenant, notice));
    }

    private void send(TenantRow tenant, Object[] notice) {
        String kind = (String) notice[2];
        Optional<String> address = tenant.email();
        try {
            address.ifPresent(to -> mailer.send(mail(tenant, kind, to)));
            QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery("delete from notice where id = ?1")
                    .setParameter(1, notice[0])
                    .executeUpdate());
            Log.infof("tenant=%s e-mail %s is sent", tenant.tenantId(), kind);
        } catch (RuntimeException e) {
            if ((Integer) notice[3] >= MOST_ATTEMPTS) {
                giveUp(tenant, kind);
                return;
            }
            Log.warnf(
                    "tenant=%s e-mail %s cannot be sent now (%s); tried again. Check quarkus.mailer.host and its login",
                    tenant.tenantId(), kind, e.getClass().getSimpleName());
        }
    }

    private void giveUp(TenantRow tenant, String kind) {
        Log.errorf(
                "tenant=%s e-mail %s was tried %d times and is given up: tell the merchant yourself",
                tenant.tenantId(), kind, MOST_ATTEMPTS);
        audit.add(tenant.tenantId(), "connector", "e-mail-given-up", kind);
    }

    private static Mail mail(TenantRow tenant, String kind, String to) {
        Words words = Words.in(tenant.language());
        // A name with a line break must not become a header.
        String name = tenant.name().replaceAll("\\p{Cntrl}", " ");
        return Mail.withText(
                to, words.say("mail." + kind + ".subject", name), words.say("mail." + kind + ".text", name));
    }

    /** One at a time: what is claimed and not sent soon would be taken for given up by another replica, and be sent twice. */
    private Optional<Object[]> claim() {
        List<?> claimed = QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery("""
                        update notice set attempt = attempt + 1, next_attempt = now() + least(attempt + 1, 30) * interval '30 seconds'
                        where id in (select id from notice where next_attempt <= now() and attempt < ?1 order by id limit 1 for update skip locked)
                        returning id, tenant_id, kind, attempt
                        """, Object[].class)
                .setParameter(1, MOST_ATTEMPTS)
                .getResultList());
        return claimed.stream().map(Object[].class::cast).findFirst();
    }
}
