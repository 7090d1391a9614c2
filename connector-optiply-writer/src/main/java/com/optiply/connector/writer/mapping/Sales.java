package com.optiply.connector.writer.mapping;

import com.optiply.connector.model.event.SalesInvoice;
import com.optiply.connector.model.event.SalesInvoiceLine;
import com.optiply.connector.model.event.SalesOrder;
import com.optiply.connector.model.event.SalesOrderLine;
import com.optiply.connector.writer.mapping.Sale.Line;
import com.optiply.connector.writer.mapping.Sale.WarehouseRef;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads sales orders and sales invoices as sales (Exact reference, section 4.3; Optiply reference, section 6.7). */
public final class Sales {

    private static final int COMPLETE = 21;
    private static final int CANCELLED = 45;
    private static final int DRAFT = 10;
    private static final int PROCESSED = 50;
    /** Sales invoices and direct sales invoices; credit notes (8021, 8024) are no demand. */
    private static final Set<Integer> INVOICES = Set.of(8020, 8023);

    private Sales() {}

    public static Sale of(SalesOrder header, List<SalesOrderLine> lines) {
        LocalDate placed = header.orderDate();
        LocalDate delivered = header.deliveryDate() == null ? placed : header.deliveryDate();
        return new Sale(
                is(header.statusCode(), CANCELLED) ? Optional.of("the order is cancelled") : Optional.empty(),
                Optional.ofNullable(placed),
                is(header.statusCode(), COMPLETE) ? Optional.ofNullable(delivered) : Optional.empty(),
                warehouse(header.warehouseId(), header.warehouseCode()),
                Optional.ofNullable(header.amountFCExclVat()),
                lines.stream()
                        .map(line -> new Line(
                                line.itemId(),
                                line.quantity(),
                                line.amountDC(),
                                line.amountFC(),
                                is(line.statusCode(), CANCELLED)))
                        .toList());
    }

    public static Sale of(SalesInvoice header, List<SalesInvoiceLine> lines) {
        return new Sale(
                invoiceLeftOut(header),
                Optional.ofNullable(header.invoiceDate()),
                is(header.statusCode(), PROCESSED) ? Optional.ofNullable(header.invoiceDate()) : Optional.empty(),
                warehouse(header.warehouseId(), null),
                Optional.ofNullable(header.amountFCExclVat()),
                lines.stream()
                        .map(line -> new Line(line.itemId(), line.quantity(), line.amountDC(), line.amountFC(), false))
                        .toList());
    }

    private static Optional<String> invoiceLeftOut(SalesInvoice header) {
        if (header.typeCode() == null || !INVOICES.contains(header.typeCode())) {
            return Optional.of("credit notes are no demand");
        }
        return header.statusCode() == null || is(header.statusCode(), DRAFT)
                ? Optional.of("the invoice is a draft")
                : Optional.empty();
    }

    private static Optional<WarehouseRef> warehouse(UUID id, String code) {
        return Optional.ofNullable(id).map(some -> new WarehouseRef(some, Optional.ofNullable(code)));
    }

    private static boolean is(Integer code, int wanted) {
        return code != null && code == wanted;
    }
}
