package com.optiply.connector.sandbox.exact;

import com.optiply.connector.sandbox.exact.oauth.Access;
import com.optiply.connector.sandbox.exact.oauth.Grants;
import com.optiply.connector.sandbox.http.Answer;
import com.optiply.connector.sandbox.http.Call;
import com.optiply.connector.sandbox.switches.Switch;
import java.util.Optional;

/** Who calls: the access behind the bearer token, or the 401 of Exact reference §1.6. */
final class Authentication {
    private final ExactState state;

    Authentication(ExactState state) {
        this.state = state;
    }

    /** What the token stands for at a site, whether or not it has expired; a token of another site is unknown. */
    Optional<Access> known(Call call, Site site) {
        return call.bearer()
                .flatMap(state.grants()::access)
                .filter(access -> access.user().country().equals(site.country()));
    }

    boolean expired(Access access) {
        return !state.clock().instant().isBefore(access.expires());
    }

    /** The refusal of a token that is missing, unknown or expired. */
    Answer refusal(Call call, Optional<Access> known) {
        if (state.switches().on(Switch.DEAD_TOKEN_REDIRECT)) {
            return Answer.redirect("/docs/Login.aspx");
        }
        Optional<String> token = call.bearer();
        if (token.isEmpty()
                || !Grants.wellFormed(token.get()) && state.switches().on(Switch.BROKEN_TOKEN_HTML)) {
            return Wire.html(401, "Object moved to", Optional.of("/docs/Login.aspx"))
                    .because("Authentication Required")
                    .with("WWW-Authenticate", "Bearer");
        }
        String text =
                known.isPresent() ? "message%20expired%3a%20access%20token%20expired" : "invalid%20access%20token";
        return Wire.error(call, 401, "Unauthorized")
                .because("Authentication Required")
                .with("WWW-Authenticate", "Bearer error=\"invalid_token\", error_description=\"" + text + "\"");
    }
}
