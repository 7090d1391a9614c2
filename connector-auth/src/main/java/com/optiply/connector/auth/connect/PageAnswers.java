package com.optiply.connector.auth.connect;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Answers to browsers: pages that nobody may keep or frame, with no script but this service's own, and that do not tell the next site the link. */
public final class PageAnswers {

    private PageAnswers() {}

    public static Response page(int status, TemplateInstance page) {
        return secured(Response.status(status).type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8")))
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'")
                .header("X-Frame-Options", "DENY")
                .header("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .entity(page.render())
                .build();
    }

    /** After a form: a reload must not send it again. */
    static Response seeOther(URI target) {
        return secured(Response.seeOther(target)).build();
    }

    static Response.ResponseBuilder secured(Response.ResponseBuilder answer) {
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff");
    }
}
