package com.optiply.connector.sandbox.switches;

/** What the Optiply reference calls uncertain. */
public enum OptiplySwitch implements Setting {
    TOKEN_LIFE("token-seconds", 86_400, "§1.2, §8 I", "life of an access token in vendor seconds"),
    REFRESH_LIFE("refresh-token-seconds", 2_592_000, "G4", "life of a refresh token in vendor seconds"),
    REFRESH_REUSABLE(
            "refresh-token-reusable", false, "G4", "a refresh token can be used again and comes back unchanged"),
    TOKENS_PER_USER(
            "tokens-per-user",
            "several",
            "G4",
            "access tokens of one user: several, same (the living one is given again) or newest (older ones end)"),
    SCOPE("scope", "read write delete", "§1.2", "scopes of new tokens; a call outside them is answered 403"),
    CONTENT_TYPE_STATUS(
            "content-type-status", 415, "§1.3, §8 I", "status without application/vnd.api+json; 0 accepts any"),
    STRICT_ATTRIBUTES(
            "strict-attributes",
            false,
            "C16, §8",
            "an unknown attribute or top-level member is answered 400 instead of ignored"),
    REJECT_REMOTE_ID("reject-remote-id", false, "C1", "remoteId and remoteDataSyncedToDate are answered 400"),
    REJECT_REMOTE_ID_TYPES(
            "reject-remote-id-types", "", "C1", "types for which they are, separated by commas; empty is all"),
    ACCOUNT_REQUIRED("account-required-on-post", true, "§8 I", "POST without accountId is answered 400"),
    ACCOUNT_REQUIRED_ON_CHANGE(
            "account-required-on-change", false, "§1.4", "PATCH and DELETE without accountId are answered 400"),
    UNKNOWN_ACCOUNT_STATUS("unknown-account-status", 403, "§8 I", "status of an accountId that the token cannot see"),
    UNKNOWN_COUPLING_STATUS(
            "unknown-coupling-status", 0, "§1.4", "status of a couplingId that is not the account's; 0 accepts any"),
    REMOTE_ID_KEY("remote-id-key", "coupling", "§1.4, G3", "key inside remoteIdMap: coupling or account"),
    REMOTE_ID_NEEDS_COUPLING(
            "remote-id-needs-coupling",
            false,
            "§1.4",
            "remoteId without couplingId is ignored instead of kept under the account's coupling"),
    REMOTE_ID_UNIQUE(
            "remote-id-unique",
            false,
            "§3.3, G3",
            "a second POST with the same remoteId and coupling is answered as a duplicate"),
    FILTER_REMOTE_ID("filter-remote-id", false, "§3.2, G3", "filter[remoteId] works instead of being answered 400"),
    WRONG_TYPE_STATUS("wrong-type-status", 500, "§2, §8 O", "status of a wrong JSON type"),
    VALIDATION_STATUS(
            "validation-status",
            400,
            "§4.2 (422 in the framework), §8 I",
            "status of a missing attribute or one out of range"),
    ERROR_SHAPE("error-shape", "errors", "§4.3, G6", "body of a refusal by the resource layer: errors or message"),
    MISSING_PARENT_STATUS("missing-parent-status", 404, "§8 O/I", "status of a POST that points at a missing parent"),
    DUPLICATE_STATUS("duplicate-status", 409, "§3.3, §8", "status of a second unique pair"),
    CYCLE_STATUS("composition-cycle-status", 409, "§2.4, §8 I", "status of A->B beside B->A; 0 allows it"),
    NULL_CLEARS("null-clears", true, "G7, §8 I", "an explicit null in a PATCH clears a nullable attribute"),
    PATCH_FIXED(
            "patch-references", "accept", "G7", "ids of other records and placed in a PATCH: accept, ignore or refuse"),
    PATCH_ORDER_LINES(
            "patch-order-lines", false, "G7", "orderLines in a PATCH replaces the lines instead of being ignored"),
    ECHO_ORDER_LINES("echo-order-lines", false, "G5, §8 I", "POST of an order echoes orderLines with their ids"),
    INCLUDE_ORDER_LINES("include-order-lines", false, "§2.5, G5", "POST of an order answers its lines in included"),
    ORDER_LINES_REQUIRED("order-lines-required", false, "§2.5", "POST of an order without orderLines is answered 400"),
    WRAPPED_ORDER_LINES(
            "wrapped-order-lines", false, "C13", "order lines wrapped as type and attributes are understood"),
    PRODUCT_ONCE_PER_ORDER(
            "product-once-per-order", false, "§2.5", "a product in two lines of one order is answered 400"),
    MAXIMUM_ORDER_LINES(
            "maximum-order-lines", 0, "§4.4, G5", "lines in one order; more is answered 400; 0 is no limit"),
    MAXIMUM_BODY("maximum-body-bytes", 0, "§4.4, G10", "bytes of a body; more is answered 413; 0 is no limit"),
    UNLIMITED_STOCK_REQUIRED(
            "unlimited-stock-required", true, "§2.1", "POST of a product without unlimitedStock is answered 400"),
    ZERO_IS_NULL(
            "zero-is-null",
            false,
            "§2.3, C11, C12",
            "0 as deliveryTime, userReplenishmentPeriod, lotSize or minimumPurchaseQuantity means null instead of being answered 400"),
    LOOSE_PHASE_OUT(
            "loose-phase-out", false, "C4", "notBeingBought and resumingPurchase of another JSON type are ignored"),
    SUPPLIER_PRODUCT_DELIVERY(
            "supplier-product-delivery-maximum",
            0,
            "C12",
            "most days of deliveryTime on supplierProducts; 0 is no limit"),
    PREFERRED_ON_POST("preferred-on-post", true, "C6", "preferred is taken on POST, not only on PATCH"),
    PREFERRED_EXCLUSIVE(
            "preferred-exclusive",
            true,
            "§2.3 (one per product)",
            "preferred is taken away from the product's other supplier products"),
    NEGATIVE_RECEIPTS("negative-receipts", true, "C8", "receiptLines take negative quantities"),
    PRODUCT_DELETE_BLOCKED(
            "product-delete-blocked", false, "G8", "deleting a product or supplier with children is answered 409"),
    PRODUCT_DELETE_SOFT(
            "product-delete-soft", false, "C3, G8", "deleting a product disables it, deleting a supplier ignores it"),
    SELL_ORDER_CASCADE("sell-order-cascade", true, "G8, §8 I", "deleting a sell order deletes its lines"),
    MAXIMUM_PRICE("maximum-price", 9_999_999.99, "C5", "largest price; more is answered 400"),
    DECIMAL_TEXTS("decimal-texts", true, "§2, §8 O", "decimals are read back as texts instead of numbers"),
    DECIMAL_DIGITS("decimal-digits", 2, "§8 I", "digits after the point of stored decimals"),
    STATUS_UPPER_CASE("status-upper-case", false, "C2", "status is read back in upper case"),
    DATE_ONLY("date-only", false, "§2", "a date without a time is taken as its midnight instead of being a wrong type"),
    ENCODED_LINKS("encoded-links", true, "§4.1", "links of pages are percent-encoded instead of showing raw brackets"),
    INCLUDE(
            "include",
            true,
            "§0.1 (framework)",
            "include=relationship adds its records and names them in the relationship; else it is ignored"),
    SPARSE_FIELDS(
            "sparse-fields",
            true,
            "§0.1 (framework)",
            "fields[type]=names shows only those attributes and relationships; else it is ignored"),
    SEVERAL_IDS(
            "several-ids",
            true,
            "§0.1 (framework)",
            "GET of ids separated by commas answers a list of those that are there; else 404"),
    COMMA_IS_OR("comma-is-or", true, "§4.1 (framework)", "commas in an EQ or NEQ filter separate alternatives"),
    LIKE_IGNORES_CASE("like-ignores-case", true, "§4.1 (framework)", "LIKE does not look at case"),
    RATE_LIMIT("rate-limit-per-second", 0, "§4.4, G2", "requests per account and real second, then 429; 0 is no limit"),
    DAY_LIMIT("day-limit", 0, "§4.4, G2", "requests per account and UTC day of the vendor, then 429; 0 is no limit"),
    CONCURRENT_LIMIT("concurrent-limit", 0, "§4.4, G2", "requests of an account at once, then 429; 0 is no limit"),
    RATE_RETRY_AFTER("retry-after", false, "§4.4", "429 carries Retry-After");

    private final String label;
    private final Object standard;
    private final String source;
    private final String meaning;

    OptiplySwitch(String name, Object standard, String section, String meaning) {
        this.label = "optiply." + name;
        this.standard = standard;
        this.source = "Optiply " + section;
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
