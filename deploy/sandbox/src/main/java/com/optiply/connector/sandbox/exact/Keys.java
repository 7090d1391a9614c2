package com.optiply.connector.sandbox.exact;

import com.optiply.connector.sandbox.exact.model.EdmType;
import com.optiply.connector.sandbox.exact.model.Entity;
import com.optiply.connector.sandbox.exact.model.StoreType;
import com.optiply.connector.sandbox.exact.model.ValueTexts;
import com.optiply.connector.sandbox.exact.odata.ODataProblem;
import com.optiply.connector.sandbox.exact.store.Row;
import com.optiply.connector.sandbox.exact.store.RowsView;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys in addresses: {@code Items(guid'…')}, {@code Divisions(124132)}. */
final class Keys {
    private static final Pattern KEY = Pattern.compile("^[^(]*\\((?:guid'([^']*)'|(\\d+)L?)\\)$");

    private static final Pattern NAVIGATION = Pattern.compile("^[^(]*\\(guid'([^']*)'\\)/(\\w+)$");

    private Keys() {}

    /** A navigation of one row. */
    record Navigation(String key, String name) {}

    /** The navigation at the end of a path: {@code SalesOrders(guid'…')/SalesOrderLines}. */
    static Optional<Navigation> navigation(String path) {
        Matcher matcher = NAVIGATION.matcher(path);
        return matcher.matches() ? Optional.of(new Navigation(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    /** The key at the end of a path, as text. */
    static Optional<String> of(String path) {
        Matcher matcher = KEY.matcher(path);
        return matcher.matches()
                ? Optional.of(matcher.group(1) == null ? matcher.group(2) : matcher.group(1))
                : Optional.empty();
    }

    /** The row that an entity shows under a key. */
    static Optional<Row> row(Entity entity, RowsView rows, String key) {
        Object id = entity.key().type() == EdmType.GUID ? guid(key) : integer(key);
        StoreType store = entity.store();
        boolean alternate =
                store.alternate().filter(entity.key().stored()::equals).isPresent();
        return alternate ? rows.byAlternate(id) : rows.byId(id);
    }

    static Object guid(String key) {
        try {
            return ValueTexts.parse(EdmType.GUID, key);
        } catch (IllegalArgumentException broken) {
            throw ODataProblem.syntax();
        }
    }

    static Object integer(String key) {
        try {
            return Integer.valueOf(key);
        } catch (NumberFormatException broken) {
            throw ODataProblem.syntax();
        }
    }
}
