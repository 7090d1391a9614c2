package com.optiply.connector.sandbox.exact.store;

import com.optiply.connector.sandbox.clock.SandboxClock;
import com.optiply.connector.sandbox.exact.model.ExactModel;
import com.optiply.connector.sandbox.exact.model.Property;
import com.optiply.connector.sandbox.exact.model.StoreType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Writes through the API. Each is checked before anything happens, then happens as a whole: the rows themselves, their
 * restamping, and what orders, receipts and deliveries do to stock (Exact reference §3.7).
 */
public final class ApiWrites {
    private final RowChanges changes;
    private final ApiDefaults defaults;
    private final ApiChecks checks;
    private final StockPlans plans;
    private final Movements movements;

    public ApiWrites(ExactModel model, SandboxClock clock, RowChanges changes) {
        this.changes = changes;
        this.defaults = new ApiDefaults(model, clock);
        this.checks = new ApiChecks(model);
        this.plans = new StockPlans(model, changes);
        this.movements = new Movements(model, changes, plans);
    }

    /**
     * Lines of a new header.
     *
     * @param link the property of a line that names its header
     */
    public record Lines(StoreType type, Property link, List<Map<Property, Object>> rows) {}

    /** A row that may not be written; the message is Exact's. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message, null, false, false);
        }
    }

    /** Adds a row, or a header with its lines; {@link Refused} when a rule forbids it. */
    public Row create(Company company, StoreType type, Map<Property, Object> given, List<Lines> nested) {
        return company.write(() -> {
            checks.creatable(company, type, given);
            nested.forEach(lines -> lines.rows().forEach(line -> checks.references(company, lines.type(), line)));
            Map<Property, Object> whole = defaults.header(company, type, given, nested);
            return plans.keep(company, type, whole, () -> {
                Row header = changes.insertNow(company, type, whole);
                nested.forEach(lines -> insert(company, header, lines));
                movements.book(company, header);
                return reread(company, header);
            });
        });
    }

    /** Changes a row; {@link Refused} when a rule forbids it. */
    public void update(Company company, Row row, Map<Property, Object> given) {
        company.write(() -> {
            checks.changeable(company, row, given);
            return plans.keep(
                    company, row, (Supplier<Row>) () -> changes.patchNow(company, row, defaults.change(row, given)));
        });
    }

    /** Deletes a row with what hangs on it; {@link Refused} when a rule forbids it. */
    public void delete(Company company, Row row) {
        company.write(() -> {
            checks.deletable(company, row);
            return plans.keep(company, row, () -> {
                movements.unbook(company, row);
                changes.deleteNow(company, row);
                return null;
            });
        });
    }

    private void insert(Company company, Row header, Lines lines) {
        Object key = header.get(header.type().alternate().orElse(header.type().id()));
        if (header.type().name().equals("SalesInvoices")) {
            changes.insertNow(company, lines.type(), ApiDefaults.vatRow(lines.type(), key));
        }
        for (Map<Property, Object> line : lines.rows()) {
            Map<Property, Object> linked = new HashMap<>(line);
            linked.put(lines.link(), key);
            changes.insertNow(company, lines.type(), defaults.line(company, lines.type(), header, linked));
        }
    }

    private static Row reread(Company company, Row row) {
        return company.find(row.type(), row.id()).orElseThrow();
    }
}
