package com.optiply.connector.writer.reconcile;

import com.optiply.connector.model.event.SalesInvoice;
import com.optiply.connector.model.event.SalesInvoiceLine;
import com.optiply.connector.model.event.SalesOrder;
import com.optiply.connector.model.event.SalesOrderLine;
import com.optiply.connector.model.event.Warehouse;
import com.optiply.connector.model.json.EventJson;
import com.optiply.connector.model.tenant.SalesSource;
import com.optiply.connector.model.tenant.Settings;
import com.optiply.connector.writer.config.WriterConfig;
import com.optiply.connector.writer.mapping.Day;
import com.optiply.connector.writer.mapping.ProductRefs;
import com.optiply.connector.writer.mapping.Sale;
import com.optiply.connector.writer.mapping.Sales;
import com.optiply.connector.writer.mapping.SellOrderInput;
import com.optiply.connector.writer.mapping.SellOrderInput.Patience;
import com.optiply.connector.writer.mapping.SellOrderMapping;
import com.optiply.connector.writer.reconcile.Rows.By;
import com.optiply.connector.writer.reconcile.Rows.Found;
import com.optiply.connector.writer.state.Resource;
import com.optiply.connector.writer.state.Scope;
import com.optiply.connector.writer.state.SourceKind;
import com.optiply.connector.writer.state.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;

/** Reads what sell orders rest on: headers and lines of the chosen source, products, warehouses. */
@ApplicationScoped
class SellOrderInputs {

    /** A sale and when it last changed. */
    private record Dated(Optional<Sale> sale, Instant lastChange) {}

    private final WriterConfig config;

    SellOrderInputs(WriterConfig config) {
        this.config = config;
    }

    List<Work> read(Connection connection, Scope scope, List<Resource> resources, Day day) throws SQLException {
        Settings settings = scope.settings().orElseThrow();
        List<UUID> ids = resources.stream()
                .map(resource -> UUID.fromString(resource.key().key()))
                .toList();
        Map<UUID, Dated> sales = settings.salesSource() == SalesSource.ORDERS
                ? join(
                        rows(connection, scope, SourceKind.SALES_ORDER, SalesOrder.class, ids),
                        rows(connection, scope, SourceKind.SALES_ORDER_LINE, SalesOrderLine.class, ids),
                        ids,
                        Sales::of)
                : join(
                        rows(connection, scope, SourceKind.SALES_INVOICE, SalesInvoice.class, ids),
                        rows(connection, scope, SourceKind.SALES_INVOICE_LINE, SalesInvoiceLine.class, ids),
                        ids,
                        Sales::of);
        ProductRefs products = ProductRefReader.read(connection, scope.id(), items(sales));
        Map<UUID, String> warehouses = warehouses(connection, scope.id());
        Patience patience = new Patience(config.orderWait(), config.unknownItemWait());
        List<Work> works = new ArrayList<>();
        for (Resource resource : resources) {
            Dated dated = sales.get(UUID.fromString(resource.key().key()));
            SellOrderInput input = new SellOrderInput(
                    dated.sale(), dated.lastChange(), scope.productsSince().orElse(day.now()), products, warehouses);
            works.add(new Work(resource, SellOrderMapping.map(input, settings, patience, day)));
        }
        return works;
    }

    private static <T> Found<T> rows(Connection connection, Scope scope, SourceKind kind, Class<T> type, List<UUID> ids)
            throws SQLException {
        return Rows.read(connection, scope.id(), kind, type, By.PARENT, ids);
    }

    private static <H, L> Map<UUID, Dated> join(
            Found<H> headers, Found<L> lines, List<UUID> ids, BiFunction<H, List<L>, Sale> sale) {
        Map<UUID, Dated> sales = new HashMap<>();
        for (UUID id : ids) {
            Instant header = headers.lastChange().getOrDefault(id, Instant.EPOCH);
            Instant line = lines.lastChange().getOrDefault(id, Instant.EPOCH);
            Optional<Sale> found =
                    headers.values(id).stream().findFirst().map(value -> sale.apply(value, lines.values(id)));
            sales.put(id, new Dated(found, header.isAfter(line) ? header : line));
        }
        return sales;
    }

    private static Set<UUID> items(Map<UUID, Dated> sales) {
        Set<UUID> items = new HashSet<>();
        sales.values()
                .forEach(dated -> dated.sale().ifPresent(sale -> sale.lines().forEach(line -> {
                    if (line.item() != null) {
                        items.add(line.item());
                    }
                })));
        return items;
    }

    private static Map<UUID, String> warehouses(Connection connection, long scopeId) throws SQLException {
        Map<UUID, String> codes = new HashMap<>();
        Sql.of(connection, "select content from source_row where kind = 'warehouse' and scope_id = ? and not deleted")
                .set(scopeId)
                .list(row -> EventJson.read(row.getString(1), Warehouse.class))
                .forEach(warehouse -> codes.put(warehouse.id(), warehouse.code()));
        return codes;
    }
}
