package com.optiply.connector.auth.consent;

import com.optiply.connector.auth.problem.ProblemAnswers;
import com.optiply.connector.auth.problem.ProblemException;
import com.optiply.connector.auth.tenant.Language;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Answers to browsers: pages that nobody may keep, frame or script, and that do not tell the next site the link. Programs that ask for JSON get problems. */
final class PageAnswers {

    private PageAnswers() {}

    static Response page(int status, Page page) {
        return secured(Response.status(status).type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8")))
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
                .entity(page.html())
                .build();
    }

    static Response failed(ProblemException problem, Language language, HttpHeaders request, UriInfo uri) {
        return wantsPage(request)
                ? page(problem.kind().status(), PageTexts.failed(problem, language))
                : ProblemAnswers.answer(problem, uri);
    }

    static Response.ResponseBuilder secured(Response.ResponseBuilder answer) {
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff");
    }

    private static boolean wantsPage(HttpHeaders request) {
        MediaType first = request.getAcceptableMediaTypes().getFirst();
        return first.isWildcardType() || first.getType().equals("text");
    }
}
