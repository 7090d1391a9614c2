package com.optiply.connector.sandbox.optiply;

import com.optiply.connector.sandbox.clock.SandboxClock;
import com.optiply.connector.sandbox.http.Answer;
import com.optiply.connector.sandbox.http.Call;
import com.optiply.connector.sandbox.switches.OptiplySwitch;
import com.optiply.connector.sandbox.switches.Switches;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Error bodies: of the resource layer in two shapes, of the security layer as OAuth has them (Optiply reference §4.3). */
record Refusals(SandboxClock clock, Switches switches) {

    /** A refusal by the resource layer. */
    Answer resource(Call call, int status, String detail) {
        if (switches.text(OptiplySwitch.ERROR_SHAPE).equals("message")) {
            JsonObject body = new JsonObject()
                    .put("timestamp", clock.instant().toString())
                    .put("status", status)
                    .put("error", title(status))
                    .put("message", detail)
                    .put("path", call.path());
            return Answer.of(status, Answer.JSON, body.toBuffer());
        }
        JsonObject error = new JsonObject()
                .put("status", String.valueOf(status))
                .put("title", title(status))
                .put("detail", detail)
                .put("meta", new JsonObject().put("message", detail));
        JsonObject body = new JsonObject().put("errors", new JsonArray().add(error));
        return Answer.of(status, Documents.CONTENT_TYPE, body.toBuffer());
    }

    /** A refusal by the security layer. */
    static Answer security(int status, String error, String description) {
        JsonObject body = new JsonObject().put("error", error).put("error_description", description);
        return Answer.of(status, Answer.JSON, body.toBuffer());
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "BAD_REQUEST";
            case 403 -> "FORBIDDEN";
            case 404 -> "NOT_FOUND";
            case 405 -> "METHOD_NOT_ALLOWED";
            case 409 -> "CONFLICT";
            case 413 -> "PAYLOAD_TOO_LARGE";
            case 415 -> "UNSUPPORTED_MEDIA_TYPE";
            case 422 -> "UNPROCESSABLE_ENTITY";
            case 429 -> "TOO_MANY_REQUESTS";
            default -> "INTERNAL_SERVER_ERROR";
        };
    }
}
