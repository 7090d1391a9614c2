package com.optiply.connector.auth.consent;

import com.optiply.connector.auth.problem.ProblemException;
import com.optiply.connector.auth.problem.ProblemKind;
import com.optiply.connector.auth.secret.RandomToken;
import com.optiply.connector.auth.secret.Secret;
import com.optiply.connector.auth.tenant.Language;
import com.optiply.connector.auth.tenant.PublicUrls;
import com.optiply.connector.auth.tenant.TenantRow;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The merchant's pages; who holds the link may use them. */
@Path("/")
@PermitAll
@RunOnVirtualThread
class ConnectResource {

    private static final String COOKIE = "connect";
    private static final int COOKIE_SECONDS = 3600;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final ConnectLinks links;
    private final ConsentFlow flow;
    private final PublicUrls urls;

    ConnectResource(ConnectLinks links, ConsentFlow flow, PublicUrls urls) {
        this.links = links;
        this.flow = flow;
        this.urls = urls;
    }

    @GET
    @Path("connect/{token}")
    @Operation(hidden = true)
    public Response page(@PathParam("token") String token, @Context HttpHeaders request, @Context UriInfo uri) {
        return links.tenant(token)
                .map(tenant -> PageAnswers.page(
                        200,
                        PageTexts.connect(tenant, urls.connect(Secret.of(token)).toString())))
                .orElseGet(() -> unknownLink(request, uri));
    }

    @GET
    @Path("connect/{token}/exact")
    @Operation(hidden = true)
    public Response leave(@PathParam("token") String token, @Context HttpHeaders request, @Context UriInfo uri) {
        Optional<TenantRow> tenant = links.tenant(token);
        if (tenant.isEmpty()) {
            return unknownLink(request, uri);
        }
        Secret browser = browser(request).map(Secret::of).orElseGet(RandomToken::next);
        NewCookie cookie = new NewCookie.Builder(COOKIE)
                .value(browser.reveal())
                .path("/")
                .maxAge(COOKIE_SECONDS)
                .httpOnly(true)
                .secure(urls.isHttps())
                .sameSite(NewCookie.SameSite.LAX)
                .build();
        return PageAnswers.secured(Response.seeOther(flow.leave(tenant.get(), browser)))
                .cookie(cookie)
                .build();
    }

    @GET
    @Path("oauth/callback")
    @Operation(hidden = true)
    public Response comeBack(
            @QueryParam("code") @DefaultValue("") String code,
            @QueryParam("state") @DefaultValue("") String state,
            @QueryParam("error") @DefaultValue("") String error,
            @Context HttpHeaders request,
            @Context UriInfo uri) {
        return switch (flow.comeBack(new ConsentFlow.Return(code, state, error, browser(request)))) {
            case ConsentOutcome.Connected connected -> PageAnswers.page(200, PageTexts.connected(connected.tenant()));
            case ConsentOutcome.Finishing finishing -> PageAnswers.page(200, PageTexts.finishing(finishing.tenant()));
            case ConsentOutcome.Failed failed ->
                PageAnswers.failed(
                        failed.problem(),
                        failed.tenant().map(TenantRow::language).orElseGet(() -> wish(request)),
                        request,
                        uri);
        };
    }

    private static Response unknownLink(HttpHeaders request, UriInfo uri) {
        return PageAnswers.failed(
                ProblemException.of(
                        ProblemKind.LINK_UNKNOWN, "The link has expired or was replaced. Ask Optiply for a new one."),
                wish(request),
                request,
                uri);
    }

    private static Optional<String> browser(HttpHeaders request) {
        return Optional.ofNullable(request.getCookies().get(COOKIE))
                .map(Cookie::getValue)
                .filter(value -> TOKEN.matcher(value).matches());
    }

    private static Language wish(HttpHeaders request) {
        return Language.of(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
