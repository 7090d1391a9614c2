package com.optiply.connector.sandbox.exact;

import com.optiply.connector.sandbox.http.Call;
import java.util.Locale;

/**
 * Methods as OData services understand them: HEAD is a GET whose body is not sent, and where proxies let only GET and POST
 * through, a POST carries another method in a header.
 */
final class Tunnel {
    private Tunnel() {}

    /** The call with the method that is meant. */
    static Call opened(Call call) {
        return switch (call.method()) {
            case "HEAD" -> call.as("GET");
            case "POST" ->
                call.header("X-HTTP-Method")
                        .or(() -> call.header("X-HTTP-Method-Override"))
                        .map(method -> call.as(method.strip().toUpperCase(Locale.ROOT)))
                        .orElse(call);
            default -> call;
        };
    }
}
