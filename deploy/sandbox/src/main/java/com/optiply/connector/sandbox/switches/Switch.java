package com.optiply.connector.sandbox.switches;

/** What the Exact reference calls uncertain, and limits that differ between contracts. */
public enum Switch implements Setting {
    TOP_BARE_ARRAY(
            "exact.top-bare-array",
            true,
            "Exact §3.3 [LIVE]",
            "$top up to the page size gives a bare array as d on single endpoints"),
    SYNC_PAGE_SIZE("exact.sync-page-size", 1000, "Exact §3.1", "rows per page of sync and bulk endpoints"),
    SINGLE_PAGE_SIZE("exact.single-page-size", 60, "Exact §3.1", "rows per page of single endpoints"),
    SYNC_PAGE_ORDER(
            "exact.sync-page-order",
            "ascending",
            "Exact §3.7, §8 (undocumented)",
            "order of rows inside a sync page: ascending or descending"),
    SYNC_SELECT_STAR("exact.sync-select-star", false, "Exact §3.1", "$select=* is accepted on sync and bulk endpoints"),
    OLD_REFRESH_TOKEN_STATUS(
            "exact.old-refresh-token-status", 401, "Exact §1.5, §8", "status of 'Old refresh token used.': 401 or 400"),
    TOKEN_CALLS_PER_DAY(
            "exact.token-calls-per-day",
            0,
            "Exact §1.5, §8",
            "token calls per app, user and UTC day, then 429; 0 is no limit"),
    ACCESS_TOKEN_SURVIVES_REFRESH(
            "exact.access-token-survives-refresh",
            true,
            "Exact §1.4 (only the refresh token is said to be invalidated)",
            "an access token lives its 600 s although a newer one was issued"),
    REDIRECT_HTTPS_ONLY(
            "exact.redirect-https-only", false, "Exact §1.2", "the redirect URL must be https and not localhost"),
    BROKEN_TOKEN_HTML(
            "exact.broken-token-html", true, "Exact §1.6", "a token of another form is answered 401 with an HTML body"),
    MINUTE_LIMIT("exact.minute-limit", 60, "Exact §2.1", "calls per app and division in a clock minute"),
    DAY_LIMIT("exact.day-limit", 5000, "Exact §2.1", "calls per app and division in a UTC day"),
    CONCURRENT_LIMIT(
            "exact.concurrent-limit", 0, "Exact §2.1 (burst)", "calls of a division at once, then 429; 0 is no limit"),
    RETRY_AFTER("exact.retry-after", false, "Exact §2.2, §8", "429 carries Retry-After"),
    ERROR_VELOCITY(
            "exact.error-velocity",
            true,
            "Exact §2.3",
            "more than 10 errors per app, user, division, endpoint and hour block for an hour"),
    ERROR_VELOCITY_STATUS(
            "exact.error-velocity-status", 403, "Exact §2.3 (not published)", "status while blocked by error velocity"),
    ERROR_VELOCITY_COUNTS_REFUSED(
            "exact.error-velocity-counts-refused",
            false,
            "Exact §2.3 (not published)",
            "calls during a block by error velocity count as errors and lengthen it"),
    MISSING_MODULE_STATUS(
            "exact.missing-module-status", 403, "Exact §1.6", "status where the module is missing: 403 or 404"),
    MAINTENANCE(
            "exact.maintenance",
            "",
            "Exact §1.5, §6 #29",
            "Amsterdam time window answered 503, such as 04:00-04:30; empty is never"),
    INVOICE_SIGN(
            "exact.invoice-sign",
            "header-and-vat",
            "Exact §3.7, §8 (Inv 1222, 1855)",
            "rows of sync SalesInvoices with reversed amounts: header-and-vat, all or none"),
    INVOICE_VAT_ROWS(
            "exact.invoice-vat-rows", true, "Exact §3.7", "sync SalesInvoices shows VAT rows with LineNumber 9999"),
    DELETE_LINES_TOMBSTONES(
            "exact.delete-lines-tombstones",
            true,
            "Exact §3.8 (not documented)",
            "deleting a header also writes a Deleted row per line"),
    ITEM_DELETE_CASCADES(
            "exact.item-delete-cascades",
            true,
            "Exact §8 (undocumented)",
            "deleting an item deletes its prices and stock positions, with their Deleted rows"),
    ORDER_TOTALS_FOLLOW_LINES(
            "exact.order-totals-follow-lines",
            true,
            "Exact §3.7 (independent stamping)",
            "a changed line changes its header's amounts; of a sales order without a new row version"),
    ORDER_ID_EQUALS_ID(
            "exact.order-id-equals-id",
            false,
            "Exact §4.3 (which equals the CRUD OrderID is OrderID)",
            "new sales order headers have the same ID and OrderID"),
    SELECT_REQUIRED(
            "exact.select-required",
            "bulk-and-sync",
            "Exact §2.4, §3.1; production clients list single endpoints without it",
            "where a list without $select is answered 400: bulk-and-sync or all"),
    CASE_SENSITIVE_PATHS(
            "exact.case-sensitive-paths",
            true,
            "Exact §3.1; older clients write SalesInvoice/SalesInvoices",
            "the names of services and entities in addresses must have their own case"),
    UNKNOWN_OPTIONS_REFUSED(
            "exact.unknown-options-refused",
            false,
            "Exact §3.2 (not documented); clients send $order_by and the like",
            "a query option that begins with $ and is not known is answered 400 instead of ignored"),
    LONGEST_URL("exact.longest-url", 6_000, "Exact §2.1", "characters of an address, then 414"),
    LARGEST_BODY("exact.largest-body-bytes", 10_000_000, "Exact §2.1", "bytes of a request body, then 413"),
    LARGEST_ANSWER(
            "exact.largest-answer-bytes",
            -1,
            "Exact §2.1",
            "bytes of an answer, then an error; -1 is 38 MB on the Dutch and Belgian site and 9.5 MB elsewhere, 0 no limit"),
    BASIC_CLIENT_AUTH(
            "exact.basic-client-auth",
            true,
            "Exact §1.3, own sync demo of Exact",
            "client credentials are also taken from an HTTP Basic header"),
    DEAD_TOKEN_REDIRECT(
            "exact.dead-token-redirect",
            false,
            "Exact §1.6, §6 #33",
            "a refused token is answered 302 'Object moved' to the login page instead of 401"),
    LATE_COMMIT_SECONDS(
            "exact.late-commit-seconds",
            0,
            "Exact §3.7, §8 (undocumented)",
            "changes by the admin face draw their row version now and are seen that many vendor seconds later"),
    LIVE_FIELDS(
            "exact.live-fields",
            false,
            "Exact §4 [LIVE] June 2026",
            "properties seen in answers but not in the reference"),
    BLOCKING_STATUS(
            "exact.blocking-status-refuses",
            true,
            "Exact §1.6, §1.7",
            "a company whose BlockingStatus is not 0 is answered 403 DivisionBlocked"),
    VALIDATION_STATUS(
            "exact.validation-status",
            500,
            "Exact §3.6",
            "status of a write that breaks a rule such as a missing mandatory property: 500 or 400"),
    ERROR_LANGUAGE(
            "exact.error-language",
            "en",
            "Exact §3.6",
            "the user's language: en or nl, in which an existing row is told as 'Gegeven bestaat reeds.'"),
    READ_ONLY_REFUSED(
            "exact.read-only-refused",
            false,
            "Exact §4 (not documented)",
            "a read-only property in a write is answered 400 instead of ignored");

    private final String label;
    private final Object standard;
    private final String source;
    private final String meaning;

    Switch(String label, Object standard, String source, String meaning) {
        this.label = label;
        this.standard = standard;
        this.source = source;
        this.meaning = meaning;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public Object standard() {
        return standard;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
