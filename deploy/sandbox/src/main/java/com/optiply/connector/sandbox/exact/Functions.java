package com.optiply.connector.sandbox.exact;

import com.optiply.connector.sandbox.exact.model.EdmType;
import com.optiply.connector.sandbox.exact.model.Entity;
import com.optiply.connector.sandbox.exact.model.ExactModel;
import com.optiply.connector.sandbox.exact.model.Property;
import com.optiply.connector.sandbox.exact.model.StoreType;
import com.optiply.connector.sandbox.exact.model.ValueTexts;
import com.optiply.connector.sandbox.exact.oauth.Access;
import com.optiply.connector.sandbox.exact.odata.ODataProblem;
import com.optiply.connector.sandbox.exact.store.Company;
import com.optiply.connector.sandbox.exact.store.Row;
import com.optiply.connector.sandbox.http.Answer;
import com.optiply.connector.sandbox.http.Call;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Endpoints with arguments in the query string instead of a filter (Exact reference §1.6, §3.7, §4.2). */
final class Functions {
    /** The endpoints that the reference names for SyncTimestamp; of some of them the sandbox keeps no rows. */
    private static final Set<String> TIMESTAMP_ENDPOINTS = Set.of(
            "QuotationHeaders",
            "QuotationLines",
            "TransactionLines",
            "ItemStorageLocations",
            "ShopOrders",
            "ShopOrderMaterialPlans",
            "ShopOrderRoutingStepPlans",
            "ShopOrderPurchasePlanning",
            "ShopOrderSubOrders",
            "MaterialIssues",
            "BillOfMaterialVersions",
            "BillOfMaterialMaterials",
            "PurchaseOrders",
            "Projects",
            "ProjectPlanning",
            "ProjectWBS",
            "TimeCostTransactions",
            "SalesInvoices",
            "GoodsDeliveries",
            "GoodsDeliveryLines",
            "SalesOrderHeaders",
            "SalesOrderLines",
            "Subscriptions",
            "SubscriptionLines");

    private final ExactState state;

    Functions(ExactState state) {
        this.state = state;
    }

    /** The answer of a function; empty when the endpoint is none. */
    Optional<Answer> answer(Call call, Access access, Company company, String endpoint) {
        return switch (endpoint) {
            case "users/UserHasRights" -> Optional.of(userHasRights(call, access));
            case "read/sync/Sync/SyncTimestamp" -> Optional.of(syncTimestamp(call, company));
            case "read/logistics/StockPosition" -> Optional.of(stockPosition(call, access, company));
            default -> Optional.empty();
        };
    }

    private Answer userHasRights(Call call, Access access) {
        String endpoint = text(call, "endpoint");
        boolean reading = text(call, "action").equalsIgnoreCase("GET");
        ExactModel model = state.model();
        Optional<Entity> entity = model.entityIgnoringCase(endpoint)
                .or(() -> model.entityIgnoringCase("sync/" + endpoint))
                .or(() -> model.entityIgnoringCase("bulk/" + endpoint));
        boolean rights = entity.map(found -> found.store().name())
                .map(store -> reading
                        ? !access.user().deniedStores().contains(store)
                        : access.user().manages(store))
                .orElseThrow(ODataProblem::syntax);
        return FunctionAnswers.truth(call, "UserHasRights", rights);
    }

    /** The row version of the first row changed at or after a date, to start history there. */
    private Answer syncTimestamp(Call call, Company company) {
        String endPoint = text(call, "endPoint");
        long from = dateTime(call, "modified");
        if (!TIMESTAMP_ENDPOINTS.contains(endPoint)) {
            throw new ODataProblem(400, "The endpoint '" + endPoint + "' is not supported.");
        }
        Optional<StoreType> kept = state.model().store(endPoint);
        if (kept.isEmpty()) {
            return FunctionAnswers.noTimestamp(call);
        }
        StoreType type = kept.get();
        Property modified = type.modified().orElseThrow();
        Optional<Row> first = company.read(type, rows -> rows.changedAfter(0)
                .filter(row -> row.get(modified) instanceof Long at && at >= from)
                .findFirst());
        return FunctionAnswers.timestamp(call, endPoint, modified, first);
    }

    private Answer stockPosition(Call call, Access access, Company company) {
        if (call.query().first("$filter").isPresent()) {
            throw ODataProblem.syntax();
        }
        UUID item = guid(call, "itemId");
        StoreType type = state.model().required("StockPositions");
        List<Row> rows = access.user().deniedStores().contains(type.name())
                ? List.of()
                : company.referring(type, "ItemId", item);
        return FunctionAnswers.stock(call, item, rows);
    }

    /** An argument written {@code name='value'}. */
    private static String text(Call call, String name) {
        return unquoted(call.query().first(name).orElseThrow(ODataProblem::syntax), "");
    }

    private static long dateTime(Call call, String name) {
        try {
            return ValueTexts.wallMillis(
                    unquoted(call.query().first(name).orElseThrow(ODataProblem::syntax), "datetime"));
        } catch (DateTimeParseException broken) {
            throw ODataProblem.syntax();
        }
    }

    private static UUID guid(Call call, String name) {
        try {
            return (UUID) ValueTexts.parse(
                    EdmType.GUID, unquoted(call.query().first(name).orElseThrow(ODataProblem::syntax), "guid"));
        } catch (IllegalArgumentException broken) {
            throw ODataProblem.syntax();
        }
    }

    private static String unquoted(String argument, String prefix) {
        String start = prefix + "'";
        if (!argument.startsWith(start) || !argument.endsWith("'") || argument.length() <= start.length()) {
            throw ODataProblem.syntax();
        }
        return argument.substring(start.length(), argument.length() - 1);
    }
}
