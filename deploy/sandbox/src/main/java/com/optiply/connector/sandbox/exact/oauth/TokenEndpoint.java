package com.optiply.connector.sandbox.exact.oauth;

import com.optiply.connector.sandbox.evidence.TokenCounters;
import com.optiply.connector.sandbox.exact.App;
import com.optiply.connector.sandbox.exact.Directory;
import com.optiply.connector.sandbox.http.Answer;
import com.optiply.connector.sandbox.http.Call;
import com.optiply.connector.sandbox.http.Params;
import com.optiply.connector.sandbox.switches.Switch;
import com.optiply.connector.sandbox.switches.Switches;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** {@code POST /api/oauth2/token} (Exact reference §1.3–§1.5). */
public final class TokenEndpoint {
    private static final DateTimeFormatter US_TIME =
            DateTimeFormatter.ofPattern("M/d/uuuu h:mm:ss a", Locale.US).withZone(ZoneOffset.UTC);
    private static final String TOO_EARLY = "Rate limit exceeded: access_token not expired";

    private final Directory directory;
    private final Grants grants;
    private final Switches switches;
    private final TokenCounters counters;

    public TokenEndpoint(Directory directory, Grants grants, Switches switches, TokenCounters counters) {
        this.directory = directory;
        this.grants = grants;
        this.switches = switches;
        this.counters = counters;
    }

    /** Answers a token call at a country's site. */
    public Answer answer(Call call, String country) {
        counters.called();
        if (!call.method().equals("POST")) {
            return error(400, "invalid_request", "");
        }
        Params form = call.form();
        Call.Basic client = credentials(call, form);
        Optional<App> app = directory.app(client.user(), country).filter(known -> known.clientSecret()
                .equals(client.password()));
        if (app.isEmpty()) {
            return error(400, "invalid_request", "");
        }
        return switch (form.text("grant_type")) {
            case "authorization_code" -> tell(grants.exchange(app.get(), form.text("code"), form.text("redirect_uri")));
            case "refresh_token" -> {
                TokenOutcome outcome = grants.refresh(app.get(), form.text("refresh_token"));
                if (outcome instanceof TokenOutcome.Issued) {
                    counters.refreshed();
                }
                yield tell(outcome);
            }
            default -> error(400, "invalid_request", "");
        };
    }

    /** Credentials belong in the form; Exact's own demo sends them as HTTP Basic instead. */
    private Call.Basic credentials(Call call, Params form) {
        Call.Basic inForm = new Call.Basic(form.text("client_id"), form.text("client_secret"));
        return form.first("client_id").isEmpty() && switches.on(Switch.BASIC_CLIENT_AUTH)
                ? call.basic().orElse(inForm)
                : inForm;
    }

    private Answer tell(TokenOutcome outcome) {
        return switch (outcome) {
            case TokenOutcome.Issued(String access, String refresh) ->
                Answer.of(
                                200,
                                Answer.JSON,
                                "{\"access_token\":\"" + access + "\",\"token_type\":\"bearer\",\"expires_in\":\"600\","
                                        + "\"refresh_token\":\"" + refresh + "\"}")
                        .with("Cache-Control", "no-store");
            case TokenOutcome.TooEarly() ->
                error(400, "access_denied", TOO_EARLY).with("Reason", "TooEarlyToRefreshTokens: " + TOO_EARLY);
            case TokenOutcome.OldToken() -> {
                counters.oldRefreshTokenUsed();
                yield error(
                        switches.number(Switch.OLD_REFRESH_TOKEN_STATUS),
                        "unauthorized_client",
                        "Old refresh token used.");
            }
            case TokenOutcome.Expired(Instant at, Instant now) ->
                error(
                        400,
                        "invalid_request",
                        "The refresh token expired at " + US_TIME.format(at) + " and it is now " + US_TIME.format(now)
                                + ".");
            case TokenOutcome.Invalid() -> error(400, "invalid_request", "");
            case TokenOutcome.TooMany() -> Answer.empty(429);
        };
    }

    private static Answer error(int status, String error, String description) {
        String second = description.isEmpty() ? "" : ",\"error_description\":\"" + description + "\"";
        return Answer.of(status, Answer.JSON, "{\"error\":\"" + error + "\"" + second + "}");
    }
}
