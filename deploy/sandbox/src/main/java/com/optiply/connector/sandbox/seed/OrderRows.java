package com.optiply.connector.sandbox.seed;

import com.optiply.connector.sandbox.exact.store.RowDraft;
import com.optiply.connector.sandbox.seed.Sale.Line;
import java.time.LocalDateTime;
import java.util.UUID;

/** Rows of SalesOrderHeaders and SalesOrderLines. */
final class OrderRows {
    private OrderRows() {}

    static UUID orderId(CompanyRows rows, Sale sale) {
        return rows.id("order", sale.number());
    }

    static UUID lineId(CompanyRows rows, Sale sale, int line) {
        return rows.id("order line", sale.number() + " " + line);
    }

    static void add(CompanyRows rows, Sale sale) {
        LocalDateTime changed = changed(rows, sale);
        RowDraft header = rows.draft("SalesOrderHeaders", rows.id("order header", sale.number()), sale.at(), changed)
                .set("OrderID", orderId(rows, sale))
                .set("OrderNumber", sale.digits())
                .set("OrderDate", CompanyRows.wall(sale.at().toLocalDate()))
                .set("DeliveryDate", CompanyRows.wall(sale.at().toLocalDate().plusDays(2)))
                .set("OrderedBy", rows.id("account", sale.customer()))
                .set("OrderedByName", "Customer " + sale.customer())
                .set("Description", "Order " + sale.number())
                .set("YourRef", sale.number())
                .set("Currency", "EUR")
                .set("Status", sale.status())
                .set("StatusDescription", description(sale.status()))
                .set("DeliveryStatus", sale.status())
                .set("InvoiceStatus", sale.status())
                .set("ApprovalStatus", 1)
                .set("AmountFCExclVat", sale.net())
                .set("AmountFC", sale.gross())
                .set("AmountDC", sale.gross())
                .set("VATAmount", sale.vat());
        if (sale.warehouse() > 0) {
            header.set("WarehouseID", Warehouses.id(rows, sale.warehouse()))
                    .set("WarehouseCode", String.valueOf(sale.warehouse()))
                    .set("WarehouseDescription", Warehouses.description(sale.warehouse()));
        }
        rows.add(header);
        int number = 0;
        for (Line line : sale.lines()) {
            number++;
            rows.add(line(rows, sale, line, number, changed));
        }
    }

    private static RowDraft line(CompanyRows rows, Sale sale, Line line, int number, LocalDateTime changed) {
        return rows.draft("SalesOrderLines", lineId(rows, sale, number), sale.at(), changed)
                .set("OrderID", orderId(rows, sale))
                .set("OrderNumber", sale.digits())
                .set("LineNumber", number)
                .set("Item", line.item().id())
                .set("ItemCode", line.item().code())
                .set("ItemDescription", line.item().description())
                .set("Description", line.description())
                .set("UnitCode", line.item().unit())
                .set("UnitDescription", line.item().unit())
                .set("Quantity", line.quantity())
                .set("QuantityDelivered", line.status() == 21 ? line.quantity() : 0)
                .set("QuantityInvoiced", line.status() == 21 ? line.quantity() : 0)
                .set("UnitPrice", line.unitPrice())
                .set("NetPrice", line.unitPrice())
                .set("AmountDC", line.amount())
                .set("AmountFC", line.amount())
                .set("VATAmount", line.vat())
                .set("VATCode", "2")
                .set("VATPercentage", Sale.VAT)
                .set("DeliveryDate", CompanyRows.wall(sale.at().toLocalDate().plusDays(2)))
                .set("Status", line.status())
                .set("StatusDescription", description(line.status()))
                .set("DeliveryStatus", line.status())
                .set("InvoiceStatus", line.status())
                .set("UseDropShipment", Dice.roll("drop " + sale.number() + number, 40) == 0 ? 1 : 0);
    }

    /** Delivered orders were changed once more, a day later at most now. */
    private static LocalDateTime changed(CompanyRows rows, Sale sale) {
        LocalDateTime later = sale.status() == 12 ? sale.at() : sale.at().plusHours(26);
        return later.isAfter(rows.now()) ? rows.now() : later;
    }

    private static String description(int status) {
        return switch (status) {
            case 12 -> "Open";
            case 20 -> "Partial";
            case 21 -> "Complete";
            default -> "Cancelled";
        };
    }
}
