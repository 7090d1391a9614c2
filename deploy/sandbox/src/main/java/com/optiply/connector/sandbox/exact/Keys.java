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
    /** A key may be named, and guid may be written in any case: {@code Items(ID=guid'…')}. */
    private static final String VALUE = "\\((?:\\w+=)?(?:(?i:guid)'([^']*)'|(\\d+)L?)\\)";

    private static final Pattern KEY = Pattern.compile("^[^(]*" + VALUE + "$");

    private static final Pattern NAVIGATION = Pattern.compile("^[^(]*" + VALUE + "/(\\w+)(/\\$value)?$");

    private Keys() {}

    /**
     * What follows the key of one row: the name of a navigation or of a property.
     *
     * @param naked whether the value is wanted without any envelope
     */
    record Navigation(String key, String name, boolean naked) {}

    /** The navigation at the end of a path: {@code SalesOrders(guid'…')/SalesOrderLines}. */
    static Optional<Navigation> navigation(String path) {
        Matcher matcher = NAVIGATION.matcher(path);
        return matcher.matches()
                ? Optional.of(new Navigation(key(matcher), matcher.group(3), matcher.group(4) != null))
                : Optional.empty();
    }

    /** The key at the end of a path, as text. */
    static Optional<String> of(String path) {
        Matcher matcher = KEY.matcher(path);
        return matcher.matches() ? Optional.of(key(matcher)) : Optional.empty();
    }

    private static String key(Matcher matcher) {
        return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
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
