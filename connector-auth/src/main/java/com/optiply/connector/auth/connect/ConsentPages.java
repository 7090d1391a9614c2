package com.optiply.connector.auth.connect;

import com.optiply.connector.auth.consent.ConnectLinks;
import com.optiply.connector.auth.consent.ConsentFlow;
import com.optiply.connector.auth.consent.ConsentOutcome;
import com.optiply.connector.auth.secret.RandomToken;
import com.optiply.connector.auth.secret.Secret;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** To Exact's consent and back. */
@Path("/")
@PermitAll
@RunOnVirtualThread
class ConsentPages {

    private static final int COOKIE_SECONDS = 3600;

    private final ConnectLinks links;
    private final ConsentFlow flow;
    private final Notices notices;
    private final PublicUrls urls;

    ConsentPages(ConnectLinks links, ConsentFlow flow, Notices notices, PublicUrls urls) {
        this.links = links;
        this.flow = flow;
        this.notices = notices;
        this.urls = urls;
    }

    @GET
    @Path("connect/{token: [A-Za-z0-9_-]+}/exact")
    @Operation(hidden = true)
    public Response leave(@PathParam("token") String token, @Context HttpHeaders headers, @Context UriInfo uri) {
        Visitor visitor = new Visitor(headers, uri);
        Optional<TenantRow> tenant = links.tenant(token);
        if (tenant.isEmpty()) {
            return notices.unknownLink(visitor, uri);
        }
        if (!tenant.get().hasApp()) {
            return PageAnswers.seeOther(urls.connect(Secret.of(token), Step.APP.path()));
        }
        Secret browser = visitor.token(Visitor.BROWSER).map(Secret::of).orElseGet(RandomToken::next);
        return PageAnswers.secured(Response.seeOther(flow.leave(tenant.get(), browser)))
                .cookie(cookie(Visitor.BROWSER, browser.reveal(), "/"), cookie(Visitor.LINK, token, "/oauth"))
                .build();
    }

    @GET
    @Path("oauth/callback")
    @Operation(hidden = true)
    public Response comeBack(
            @QueryParam("code") @DefaultValue("") String code,
            @QueryParam("state") @DefaultValue("") String state,
            @QueryParam("error") @DefaultValue("") String error,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        Visitor visitor = new Visitor(headers, uri);
        return switch (flow.comeBack(new ConsentFlow.Return(code, state, error, visitor.token(Visitor.BROWSER)))) {
            case ConsentOutcome.Connected connected -> notices.connected(connected.tenant(), visitor);
            case ConsentOutcome.Finishing finishing -> notices.finishing(finishing.tenant(), visitor);
            case ConsentOutcome.Failed failed -> notices.failed(failed.problem(), failed.tenant(), visitor, uri);
        };
    }

    /** From the page after the consent to the tenant's link, which that page does not name. */
    @GET
    @Path("oauth/back")
    @Operation(hidden = true)
    public Response back(@Context HttpHeaders headers, @Context UriInfo uri) {
        Visitor visitor = new Visitor(headers, uri);
        return visitor.token(Visitor.LINK)
                .map(link -> PageAnswers.seeOther(urls.connect(Secret.of(link))))
                .orElseGet(() -> notices.unknownLink(visitor, uri));
    }

    private NewCookie cookie(String name, String value, String path) {
        return new NewCookie.Builder(name)
                .value(value)
                .path(path)
                .maxAge(COOKIE_SECONDS)
                .httpOnly(true)
                .secure(urls.isHttps())
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
