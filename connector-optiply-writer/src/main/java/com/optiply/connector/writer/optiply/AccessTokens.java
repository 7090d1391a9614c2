package com.optiply.connector.writer.optiply;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.time.VendorClock;
import com.optiply.connector.writer.optiply.AccessOutcome.Denied;
import com.optiply.connector.writer.optiply.AccessOutcome.Granted;
import com.optiply.connector.writer.optiply.AuthApi.TokenAnswer;
import com.optiply.connector.writer.optiply.AuthApi.TokenRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Access by tenant, kept until shortly before it ends; callers of one tenant share one question to connector-auth. A token that was got because the one before was refused, and
 * that was never accepted, shows that the token is not what is wrong: another one is asked for after a minute, then after two, and so on up to half an hour.
 */
@ApplicationScoped
public class AccessTokens {

    /** Vendor time. */
    private static final Duration EARLY = Duration.ofSeconds(60);

    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);

    private static final class Slot {
        private final ReentrantLock lock = new ReentrantLock();
        private Access access;
        private volatile String accepted = "";
        /** Of the last token that was got for a refused one. */
        private long renewedAt;
        /** Zero until such a token was refused itself. */
        private Duration wait = Duration.ZERO;

        /** Whether a token that is refused was never accepted, and is too young for another one. */
        boolean isTooSoon(Access refused, long now) {
            if (refused.token().equals(accepted)) {
                wait = Duration.ZERO;
            }
            return now - renewedAt < wait.toNanos();
        }

        void renewed(long now) {
            renewedAt = now;
            Duration twice = wait.isZero() ? FIRST_WAIT : wait.multipliedBy(2);
            wait = twice.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : twice;
        }
    }

    private final AuthApi auth;
    private final VendorClock clock;
    private final Map<TenantId, Slot> slots = new ConcurrentHashMap<>();

    AccessTokens(@RestClient AuthApi auth, VendorClock clock) {
        this.auth = auth;
        this.clock = clock;
    }

    /** Access that is good for a while. */
    public AccessOutcome access(TenantId tenant) {
        return ask(tenant, null);
    }

    /** Access other than this one, which Optiply refused. */
    public AccessOutcome insteadOf(TenantId tenant, Access refused) {
        return ask(tenant, refused);
    }

    /** Optiply took a call with this access. */
    void accepted(TenantId tenant, Access access) {
        slots.computeIfAbsent(tenant, id -> new Slot()).accepted = access.token();
    }

    private AccessOutcome ask(TenantId tenant, Access refused) {
        Slot slot = slots.computeIfAbsent(tenant, id -> new Slot());
        slot.lock.lock();
        try {
            boolean fresh = slot.access != null && clock.instant().plus(EARLY).isBefore(slot.access.expiresAt());
            if (fresh && (refused == null || !refused.token().equals(slot.access.token()))) {
                return new Granted(slot.access);
            }
            if (refused != null && slot.isTooSoon(refused, System.nanoTime())) {
                return new Denied("no-access", "Optiply refuses a new token too; the next one is asked for later");
            }
            slot.access = null;
            TokenAnswer answer = auth.optiplyToken(
                    tenant.value(), new TokenRequest(refused == null ? null : sha256(refused.token())));
            slot.access = new Access(
                    answer.accessToken(),
                    answer.expiresAt(),
                    answer.accountId(),
                    answer.couplingId(),
                    answer.baseUrl());
            if (refused != null) {
                slot.renewed(System.nanoTime());
            }
            return new Granted(slot.access);
        } catch (WebApplicationException e) {
            int status = e.getResponse().getStatus();
            return new Denied(
                    status == 409 ? "no-access" : "auth-refuses",
                    "connector-auth answered " + status + " when asked for Optiply's token");
        } catch (ProcessingException | IllegalStateException e) {
            return new Denied("auth-unreachable", "connector-auth does not answer: " + e.getMessage());
        } finally {
            slot.lock.unlock();
        }
    }

    private static String sha256(String token) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
