package com.optiply.connector.poller.exact;

import com.optiply.connector.poller.access.AccessOutcome;
import com.optiply.connector.poller.exact.Failure.Kind;
import com.optiply.connector.poller.wire.ErrorBody;
import com.optiply.connector.poller.wire.UnreadableAnswer;
import java.io.IOException;

/** Names for everything that can go wrong between us and Exact (Exact reference, sections 1.6, 2.3, 3.6). */
public final class Failures {

    private static final String WAIT =
            "Nothing: it is tried again with growing waits. If it lasts, look at Exact's status page.";

    private Failures() {}

    /** A status that is no success and no 429. */
    static Failure ofStatus(HttpAnswer answer, String endpoint) {
        String said = ErrorBody.message(answer.body());
        String what = endpoint + " answered " + answer.status() + (said.isEmpty() ? "" : ": " + said);
        return switch (answer.status()) {
            case 400 ->
                new Failure(
                        Kind.REFUSED,
                        "bad-request",
                        what,
                        "Report it with this message: the request does not fit Exact's interface any more.");
            case 401 ->
                new Failure(
                        Kind.TENANT,
                        "token-rejected",
                        what,
                        "Check the connection of the tenant; connect it again if it says so.");
            case 403 ->
                answer.header()
                        .apply("Reason")
                        .map(reason -> named(reason, what))
                        .orElseGet(() -> missing(what));
            case 404 -> missing(what);
            default -> new Failure(Kind.TRANSIENT, "exact-unavailable", what, WAIT);
        };
    }

    static Failure noAnswer(String endpoint, IOException cause) {
        if (cause instanceof AnswerTooLarge) {
            return new Failure(
                    Kind.TRANSIENT,
                    "answer-too-large",
                    endpoint + ": " + cause.getMessage(),
                    "Report it: Exact's own limit is 38 MB; a proxy may be answering in its name.");
        }
        String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new Failure(Kind.TRANSIENT, "no-answer", endpoint + " did not answer: " + why, WAIT);
    }

    static Failure ofAccess(AccessOutcome.Withheld withheld) {
        return new Failure(
                Kind.CONSENT,
                withheld.code(),
                withheld.message(),
                "Open the tenant's connect link and give consent in Exact again.");
    }

    static Failure ofAccess(AccessOutcome.Unavailable unavailable) {
        return new Failure(
                Kind.TRANSIENT, "auth-unavailable", unavailable.message(), "Check that connector-auth is ready.");
    }

    static Failure otherDivision(int wanted, int given) {
        return new Failure(
                Kind.TRANSIENT,
                "division-changing",
                "The tenant has chosen division " + wanted + ", its token is for " + given,
                "Nothing: the two agree as soon as the change has been published.");
    }

    static Failure foreignLink(String endpoint) {
        return new Failure(
                Kind.TRANSIENT,
                "foreign-next-link",
                endpoint + " continued at another address; the token was not sent there",
                "Find out who answers in Exact's name: a proxy, or another base address.");
    }

    /** A body that is not what the protocol promises. */
    public static Failure unreadable(String endpoint, UnreadableAnswer cause) {
        return new Failure(Kind.TRANSIENT, cause.reason(), endpoint + ": " + cause.getMessage(), WAIT);
    }

    private static Failure missing(String what) {
        return new Failure(
                Kind.MISSING,
                "module-or-right-missing",
                what,
                "Check that the Exact package has this module and that the consenting user may read it.");
    }

    private static Failure named(String reason, String what) {
        return switch (reason.split(":", 2)[0].trim()) {
            case "BlockedUser" -> tenant("user-blocked", what, "Unblock the Exact user, or connect with another one.");
            case "InactiveUser" ->
                tenant("user-inactive", what, "Activate the Exact user, or connect with another one.");
            case "BlockedCustomer" -> tenant("customer-blocked", what, "The merchant has to settle it with Exact.");
            case "LicenseExpired" -> tenant("licence-expired", what, "The merchant has to renew the Exact licence.");
            case "DivisionBlocked" -> tenant("division-blocked", what, "Wait until Exact has released the company.");
            case "NoDivisionAccess" ->
                tenant("no-division-access", what, "Give the Exact user access to the company, or connect again.");
            default -> missing(what + " (" + reason + ")");
        };
    }

    private static Failure tenant(String code, String what, String remedy) {
        return new Failure(Kind.TENANT, code, what, remedy);
    }
}
