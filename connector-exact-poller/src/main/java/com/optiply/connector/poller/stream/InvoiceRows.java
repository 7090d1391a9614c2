package com.optiply.connector.poller.stream;

import com.optiply.connector.model.event.SalesInvoice;
import com.optiply.connector.model.event.SalesInvoiceLine;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.wire.ExactRow;
import java.math.BigDecimal;
import java.util.List;

/**
 * {@code sync/SalesInvoice/SalesInvoices}: header (line number 0), lines and VAT rows (9999, not published) in one list (Exact reference, sections 3.7 and
 * 4.3).
 */
final class InvoiceRows implements RowMapper {

    private static final int HEADER = 0;
    private static final int VAT = 9999;

    private final InvoiceSigns signs;

    InvoiceRows() {
        this(new InvoiceSigns());
    }

    private InvoiceRows(InvoiceSigns signs) {
        this.signs = signs;
    }

    @Override
    public List<String> fields() {
        return List.of(
                "ID",
                "InvoiceID",
                "Timestamp",
                "InvoiceNumber",
                "OrderNumber",
                "LineNumber",
                "Type",
                "Status",
                "InvoiceDate",
                "OrderDate",
                "DueDate",
                "OrderedBy",
                "Warehouse",
                "Currency",
                "AmountDC",
                "AmountFC",
                "AmountFCExclVat",
                "VATAmountFC",
                "YourRef",
                "Item",
                "ItemCode",
                "Description",
                "Quantity",
                "UnitCode",
                "UnitPrice",
                "NetPrice",
                "Discount",
                "VATPercentage",
                "SalesOrder",
                "SalesOrderLine",
                "SalesOrderNumber",
                "DeliveryDate",
                "Created",
                "Modified");
    }

    @Override
    public RowMapper forPage(List<ExactRow> page) {
        return new InvoiceRows(new InvoiceSigns(page, signs));
    }

    @Override
    public long learned() {
        return signs.learned();
    }

    @Override
    public RowMapper remembering(long learned) {
        return new InvoiceRows(InvoiceSigns.learned(learned));
    }

    @Override
    public List<RowEvent> map(ExactRow row) {
        return switch (row.needInteger("LineNumber")) {
            case HEADER -> List.of(header(row));
            case VAT -> List.of();
            default -> List.of(line(row));
        };
    }

    static boolean isHeader(ExactRow row) {
        return row.needInteger("LineNumber") == HEADER;
    }

    static boolean isLine(ExactRow row) {
        int number = row.needInteger("LineNumber");
        return number != HEADER && number != VAT;
    }

    private RowEvent header(ExactRow row) {
        int sign = signs.ofHeader(row);
        Integer type = row.integer("Type");
        Integer status = row.integer("Status");
        SalesInvoice invoice = new SalesInvoice(
                row.needId("ID"),
                row.needId("InvoiceID"),
                row.integer("InvoiceNumber"),
                row.integer("OrderNumber"),
                Words.invoiceType(type),
                type,
                Words.invoiceStatus(status),
                status,
                row.date("InvoiceDate"),
                row.date("OrderDate"),
                row.date("DueDate"),
                row.id("OrderedBy"),
                row.id("Warehouse"),
                row.code("Currency"),
                signed(sign, row.decimal("AmountDC")),
                signed(sign, row.decimal("AmountFC")),
                signed(sign, row.decimal("AmountFCExclVat")),
                signed(sign, row.decimal("VATAmountFC")),
                row.text("YourRef"),
                row.instant("Created"),
                row.instant("Modified"));
        return RowEvent.changed(Topic.SALES_INVOICE, invoice.id(), invoice, invoice.modified());
    }

    private RowEvent line(ExactRow row) {
        int sign = signs.ofLine(row);
        SalesInvoiceLine line = new SalesInvoiceLine(
                row.needId("ID"),
                row.needId("InvoiceID"),
                row.integer("InvoiceNumber"),
                row.integer("LineNumber"),
                row.id("Item"),
                row.code("ItemCode"),
                row.text("Description"),
                row.decimal("Quantity"),
                row.code("UnitCode"),
                row.decimal("UnitPrice"),
                row.decimal("NetPrice"),
                row.decimal("Discount"),
                signed(sign, row.decimal("AmountDC")),
                signed(sign, row.decimal("AmountFC")),
                signed(sign, row.decimal("VATAmountFC")),
                row.decimal("VATPercentage"),
                row.id("SalesOrder"),
                row.id("SalesOrderLine"),
                row.integer("SalesOrderNumber"),
                row.date("DeliveryDate"),
                row.instant("Created"),
                row.instant("Modified"));
        return RowEvent.changed(Topic.SALES_INVOICE_LINE, line.id(), line, line.modified());
    }

    private static BigDecimal signed(int sign, BigDecimal amount) {
        return amount == null || sign > 0 ? amount : amount.negate();
    }
}
