package com.optiply.connector.auth.connect;

import com.optiply.connector.auth.consent.ConnectLinks;
import com.optiply.connector.auth.problem.ProblemException;
import com.optiply.connector.auth.problem.ProblemKind;
import com.optiply.connector.auth.secret.Secret;
import com.optiply.connector.auth.tenant.Activation;
import com.optiply.connector.auth.tenant.Checks;
import com.optiply.connector.auth.tenant.TenantRow;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The pages of the steps; who holds the link may use them. */
@Path("/")
@PermitAll
@RunOnVirtualThread
class ConnectPages {

    private static final String HOME = "connect/{token: [A-Za-z0-9_-]+}";
    private static final String STEP = HOME + "/{step: app|company|warehouses|sales|compositions|checks}";
    private static final String ACTOR = "merchant";

    private final ConnectLinks links;
    private final StepViews views;
    private final StepForms forms;
    private final Notices notices;
    private final Activation activation;
    private final Checks checks;

    ConnectPages(
            ConnectLinks links,
            StepViews views,
            StepForms forms,
            Notices notices,
            Activation activation,
            Checks checks) {
        this.links = links;
        this.views = views;
        this.forms = forms;
        this.notices = notices;
        this.activation = activation;
        this.checks = checks;
    }

    @GET
    @Path(HOME)
    @Operation(hidden = true)
    public Response home(@PathParam("token") String token, @Context HttpHeaders headers, @Context UriInfo uri) {
        return visiting(token, headers, uri, visit -> page(200, views.home(visit), headers, uri));
    }

    @GET
    @Path(STEP)
    @Operation(hidden = true)
    public Response step(
            @PathParam("token") String token,
            @PathParam("step") String step,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        return visiting(token, headers, uri, visit -> {
            Step asked = Step.valueOf(step.toUpperCase(Locale.ROOT));
            return forms.isOpen(visit.tenant(), asked)
                    ? page(200, views.step(visit, asked, List.of()), headers, uri)
                    : PageAnswers.seeOther(URI.create(visit.home()));
        });
    }

    @POST
    @Path(STEP)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response send(
            @PathParam("token") String token,
            @PathParam("step") String step,
            MultivaluedMap<String, String> form,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        return visiting(token, headers, uri, visit -> {
            Step sent = Step.valueOf(step.toUpperCase(Locale.ROOT));
            if (!forms.isOpen(visit.tenant(), sent)) {
                return PageAnswers.seeOther(URI.create(visit.home()));
            }
            return sent == Step.CHECKS ? activate(visit, headers, uri) : take(visit, sent, form, headers, uri);
        });
    }

    private Response take(
            Visit visit, Step step, MultivaluedMap<String, String> form, HttpHeaders headers, UriInfo uri) {
        try {
            TenantRow changed = forms.take(visit.tenant(), step, form);
            return PageAnswers.seeOther(URI.create(forms.after(visit.with(changed))));
        } catch (ProblemException e) {
            return page(e.kind().status(), views.step(visit, step, Complaints.of(e, visit.words())), headers, uri);
        }
    }

    private Response activate(Visit visit, HttpHeaders headers, UriInfo uri) {
        try {
            activation.activate(visit.tenant().tenantId(), ACTOR);
            return PageAnswers.seeOther(URI.create(visit.home()));
        } catch (ProblemException e) {
            return e.kind() == ProblemKind.CHECKS_FAILED
                    ? page(422, views.checked(visit, checks.report(visit.tenant())), headers, uri)
                    : page(
                            e.kind().status(),
                            views.step(visit, Step.CHECKS, Complaints.of(e, visit.words())),
                            headers,
                            uri);
        }
    }

    private Response visiting(String token, HttpHeaders headers, UriInfo uri, Function<Visit, Response> answer) {
        Optional<TenantRow> tenant = links.tenant(token);
        if (tenant.isEmpty()) {
            return notices.unknownLink(new Visitor(headers, uri), uri);
        }
        Words words = Words.in(new Visitor(headers, uri).language(tenant.get().language()));
        return answer.apply(new Visit(Secret.of(token), tenant.get(), words));
    }

    private static Response page(int status, TemplateInstance page, HttpHeaders headers, UriInfo uri) {
        Response.ResponseBuilder answer = Response.fromResponse(PageAnswers.page(status, page));
        new Visitor(headers, uri).languageCookie().ifPresent(answer::cookie);
        return answer.build();
    }
}
