package com.optiply.connector.poller.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.model.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks connector-auth and sorts its answers. */
@ApplicationScoped
public class AuthAccess implements AccessSource {

    private final AuthClient auth;

    public AuthAccess(@RestClient AuthClient auth) {
        this.auth = auth;
    }

    @Override
    public AccessOutcome ask(TenantId tenant, Optional<String> rejected) {
        try {
            return new AccessOutcome.Granted(auth.exactToken(tenant.value(), new TokenRequest(rejected.orElse(null))));
        } catch (WebApplicationException e) {
            return refused(e.getResponse());
        } catch (RuntimeException e) {
            return new AccessOutcome.Unavailable(
                    "connector-auth cannot be asked: " + e.getClass().getSimpleName());
        }
    }

    private static AccessOutcome refused(Response response) {
        int status = response.getStatus();
        if (status != 409 && status != 404) {
            return new AccessOutcome.Unavailable("connector-auth answered " + status);
        }
        String code = status == 404 ? "unknown-tenant" : "no-token";
        String message = "connector-auth answered " + status;
        try {
            JsonNode problem = response.readEntity(JsonNode.class);
            String type = problem.path("type").asText("");
            code = type.contains("/") ? type.substring(type.lastIndexOf('/') + 1) : code;
            message = problem.path("detail").asText(problem.path("title").asText(message));
        } catch (RuntimeException e) {
            // No problem document: the status alone has to do.
        }
        return new AccessOutcome.Withheld(code, message);
    }
}
