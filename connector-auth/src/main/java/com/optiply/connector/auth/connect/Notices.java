package com.optiply.connector.auth.connect;

import com.optiply.connector.auth.problem.ProblemAnswers;
import com.optiply.connector.auth.problem.ProblemException;
import com.optiply.connector.auth.problem.ProblemKind;
import com.optiply.connector.auth.tenant.TenantRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pages outside of the steps: how a consent ended, and what is not valid. Programs that ask for JSON get problems. */
@ApplicationScoped
class Notices {

    private static final String BACK = "/oauth/back";

    Response connected(TenantRow tenant, Visitor visitor) {
        Words words = Words.in(visitor.language(tenant.language()));
        return answer(
                200,
                words,
                "connected",
                List.of(words.say("connected.text", tenant.name()), words.say("connected.next")),
                visitor);
    }

    Response finishing(TenantRow tenant, Visitor visitor) {
        Words words = Words.in(visitor.language(tenant.language()));
        return answer(
                200,
                words,
                "finishing",
                List.of(words.say("finishing.text", tenant.name()), words.say("finishing.next")),
                visitor);
    }

    Response failed(ProblemException problem, Optional<TenantRow> tenant, Visitor visitor, UriInfo uri) {
        if (!visitor.wantsPage()) {
            return ProblemAnswers.answer(problem, uri);
        }
        Words words =
                Words.in(tenant.map(row -> visitor.language(row.language())).orElseGet(visitor::language));
        List<String> texts = new ArrayList<>(Complaints.of(problem, words));
        texts.add(words.say("failed.code", problem.kind().slug()));
        return answer(problem.kind().status(), words, "failed", texts, visitor);
    }

    Response unknownLink(Visitor visitor, UriInfo uri) {
        return failed(
                ProblemException.of(
                        ProblemKind.LINK_UNKNOWN, "The link has expired or was replaced. Ask Optiply for a new one."),
                Optional.empty(),
                visitor,
                uri);
    }

    /** The page leads back to the tenant's link when this browser came from there. */
    private static Response answer(int status, Words words, String title, List<String> texts, Visitor visitor) {
        Frame frame = new Frame(words, words.say(title + ".title"), "", List.of(), List.of());
        boolean knows = visitor.token(Visitor.LINK).isPresent();
        return PageAnswers.page(
                status, Pages.notice(frame, texts, knows ? words.say(title + ".go") : "", knows ? BACK : ""));
    }
}
