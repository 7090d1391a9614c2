package com.optiply.connector.auth.problem;

/** The kinds of problems: their type's last part, HTTP status and title. */
public enum ProblemKind {
    MALFORMED_JSON("malformed-json", 400, "The body is not the JSON expected"),
    INVALID_REQUEST("invalid-request", 400, "The request is not valid"),
    UNAUTHENTICATED("unauthenticated", 401, "A valid bearer token is needed"),
    FORBIDDEN("forbidden", 403, "The token has not the role needed"),
    NOT_FOUND("not-found", 404, "There is no such thing"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "The method is not allowed here"),
    NOT_ACCEPTABLE("not-acceptable", 406, "The media type asked for is not offered"),
    TENANT_EXISTS("tenant-exists", 409, "The tenant exists with other content"),
    FIXED_AFTER_ACTIVATION("fixed-after-activation", 409, "Fixed after activation"),
    NEEDS_CONSENT("needs-consent", 409, "The merchant's consent at Exact is needed"),
    NEEDS_DIVISION("needs-division", 409, "A division must be chosen first"),
    NOT_ACTIVE("not-active", 409, "The tenant is not active"),
    OPTIPLY_REFUSED("optiply-credentials-refused", 409, "Optiply refuses the stored credentials"),
    LENGTH_REQUIRED("length-required", 411, "The length of the body is needed"),
    TOO_LARGE("too-large", 413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The media type of the body is not supported"),
    OPTIPLY_CREDENTIALS("optiply-credentials", 422, "Optiply does not accept the credentials"),
    UNKNOWN_DIVISION("unknown-division", 422, "The consent does not cover this division"),
    UNKNOWN_WAREHOUSE("unknown-warehouse", 422, "Exact has no such warehouse"),
    CHECKS_FAILED("checks-failed", 422, "The tenant cannot be activated yet"),
    CONSENT_UNKNOWN("consent-state-unknown", 400, "This sign-in was not started here"),
    CONSENT_FOREIGN("consent-foreign-browser", 400, "This sign-in was started in another browser"),
    CONSENT_REPLAYED("consent-state-used", 400, "This sign-in was used already"),
    CONSENT_EXPIRED("consent-expired", 400, "This sign-in took too long"),
    CONSENT_DENIED("consent-denied", 403, "Access was not granted at Exact"),
    CONSENT_CODE_REFUSED("consent-code-refused", 400, "Exact refused the code"),
    CONSENT_READ_REFUSED("consent-read-refused", 422, "Exact does not let the app read what it must read first"),
    EXACT_APP_REFUSED("exact-app-refused", 422, "Exact does not accept the client id and client secret"),
    LINK_UNKNOWN("connect-link-unknown", 404, "This link is not valid"),
    INTERNAL("internal-error", 500, "Something went wrong here"),
    EXACT_UNREACHABLE("exact-unreachable", 503, "Exact Online gave no usable answer"),
    OPTIPLY_UNREACHABLE("optiply-unreachable", 503, "Optiply gave no usable answer"),
    STORAGE_UNREACHABLE("storage-unreachable", 503, "The database is not reachable"),
    TOKEN_NOT_READY("token-not-ready", 503, "No access token at the moment"),
    OTHER("request-refused", 400, "The request cannot be answered");

    private final String slug;
    private final int status;
    private final String title;

    ProblemKind(String slug, int status, String title) {
        this.slug = slug;
        this.status = status;
        this.title = title;
    }

    public String slug() {
        return slug;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }
}
