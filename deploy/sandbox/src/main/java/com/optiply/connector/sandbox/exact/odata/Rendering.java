package com.optiply.connector.sandbox.exact.odata;

import com.optiply.connector.sandbox.exact.model.Entity;
import com.optiply.connector.sandbox.exact.model.Field;
import com.optiply.connector.sandbox.exact.store.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How rows of an entity are shown.
 *
 * @param serviceRoot {@code http://host/api/v1/124132}
 * @param shown what each row shows
 * @param reversed the rows whose signs are reversed
 * @param lines finds the rows behind a navigation
 * @param time when it is shown, by the vendor's clock
 */
public record Rendering(
        String serviceRoot, Entity entity, Projection shown, Predicate<Row> reversed, Lines lines, Instant time) {

    /** Finds the rows behind a navigation of a row. */
    public interface Lines {
        Inline of(Entity.Expansion expansion, Row row);
    }

    /** Rows shown inside another row, and how. */
    public record Inline(Rendering rendering, List<Row> rows) {
        private Inline only(Set<String> names) {
            Rendering some = new Rendering(
                    rendering.serviceRoot,
                    rendering.entity,
                    rendering.shown.only(names),
                    rendering.reversed,
                    rendering.lines,
                    rendering.time);
            return new Inline(some, rows);
        }
    }

    List<Field> fields() {
        return shown.fields();
    }

    /** What is shown in the place of a navigation; empty when only its address is. */
    Optional<Inline> inline(Field navigation, Row row) {
        if (!shown.expand().contains(navigation.name())) {
            return Optional.empty();
        }
        Set<String> names = shown.nested().getOrDefault(navigation.name(), Set.of());
        return Optional.of(entity.expansion(navigation.name())
                .map(expansion -> lines.of(expansion, row).only(names))
                .orElse(new Inline(this, List.of())));
    }

    /** The address of a row. */
    public String address(Row row) {
        return serviceRoot + "/" + entity.path() + "(" + Literals.of(entity.key(), row) + ")";
    }

    /** What relative addresses in Atom are relative to: {@code http://host/api/v1/124132/logistics/}. */
    String base() {
        return serviceRoot + "/" + entity.path().substring(0, entity.path().lastIndexOf('/') + 1);
    }

    /** A number as shown: with its sign reversed on the rows concerned. */
    double signed(Field field, Row row, double value) {
        return field.reversed() && value != 0 && reversed.test(row) ? -value : value;
    }
}
