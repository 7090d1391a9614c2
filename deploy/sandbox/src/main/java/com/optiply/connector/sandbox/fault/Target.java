package com.optiply.connector.sandbox.fault;

import com.optiply.connector.sandbox.http.Call;
import com.optiply.connector.sandbox.http.Face;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The requests that a fault may strike. Empty criteria match everything.
 *
 * @param tenant an Exact division or an Optiply account
 */
public record Target(Face face, Optional<String> method, Optional<Pattern> path, OptionalLong tenant) {

    /** Whether all criteria fit a request. */
    boolean fits(Call call, OptionalLong tenantOfCall) {
        return call.face() == face
                && method.map(call.method()::equalsIgnoreCase).orElse(true)
                && path.map(pattern -> pattern.matcher(call.path()).find()).orElse(true)
                && (tenant.isEmpty() || tenant.equals(tenantOfCall));
    }
}
