package com.optiply.connector.sandbox.exact.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.optiply.connector.sandbox.clock.SandboxClock;
import com.optiply.connector.sandbox.exact.store.RowListener.Action;
import com.optiply.connector.sandbox.switches.Switches;
import com.optiply.connector.sandbox.switches.WebhookSwitch;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The bytes of a delivery and their signature (Exact reference §5.3). */
record EventBody(Switches switches) {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The whole body; the hash is over the exact bytes of the Content object in it. */
    String of(Subscription subscription, Topics.Subject subject, Action action, Instant now) {
        ObjectNode content = JSON.createObjectNode()
                .put("Topic", subject.topic())
                .put("ClientId", subscription.app().clientId())
                .put("Division", subscription.division())
                .put("Action", word(action))
                .put("Key", subject.key())
                .put(
                        "ExactOnlineEndpoint",
                        subscription.site() + "/api/v1/" + subscription.division() + "/" + subject.endpoint() + "(guid'"
                                + subject.key() + "')")
                .put("EventCreatedOn", date(now));
        String bytes = content.toString();
        return "{\"Content\":" + bytes + ",\"HashCode\":\""
                + hash(bytes, subscription.app().webhookSecret()) + "\"}";
    }

    private String date(Instant now) {
        return switches.text(WebhookSwitch.EVENT_DATE).equals("date")
                ? "/Date(" + SandboxClock.wallMillis(now) + ")/"
                : LOCAL.format(LocalDateTime.ofInstant(now, SandboxClock.EXACT_ZONE));
    }

    private String hash(String content, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] hash = mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
            return switches.text(WebhookSwitch.HASH).equals("base64")
                    ? Base64.getEncoder().encodeToString(hash)
                    : HexFormat.of().withUpperCase().formatHex(hash);
        } catch (GeneralSecurityException defect) {
            throw new IllegalStateException(defect);
        }
    }

    private static String word(Action action) {
        String name = action.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }
}
