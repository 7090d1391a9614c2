package com.optiply.connector.sandbox.seed;

import com.optiply.connector.sandbox.exact.store.RowDraft;
import com.optiply.connector.sandbox.seed.Sale.Line;
import java.time.LocalDateTime;
import java.util.UUID;

/** Rows of SalesInvoices: header 0, lines from 1, VAT 9999; signs are natural here, sync reverses some. */
final class InvoiceRows {
    private static final int VAT_LINE = 9999;

    private InvoiceRows() {}

    /**
     * How a sale is invoiced.
     *
     * @param type 8020 invoice, 8021 credit note, 8023 direct invoice
     * @param status 10 draft, 20 open, 50 processed
     */
    record Kind(int type, int status) {
        boolean direct() {
            return type == 8023;
        }

        private String typeDescription() {
            return switch (type) {
                case 8021 -> "Sales credit note";
                case 8023 -> "Direct sales invoice";
                default -> "Sales invoice";
            };
        }

        private String statusDescription() {
            return switch (status) {
                case 10 -> "Draft";
                case 20 -> "Open";
                default -> "Processed";
            };
        }
    }

    static void add(CompanyRows rows, Sale sale, Kind kind) {
        rows.add(row(rows, sale, kind, 0)
                .set("Description", "Invoice " + sale.number())
                .set("AmountFCExclVat", sale.net())
                .set("AmountFC", sale.gross())
                .set("AmountDC", sale.gross())
                .set("VATAmountFC", sale.vat())
                .set("VATAmountDC", sale.vat()));
        int number = 0;
        for (Line line : sale.lines()) {
            number++;
            rows.add(line(rows, sale, kind, line, number));
        }
        rows.add(row(rows, sale, kind, VAT_LINE)
                .set("Description", "VAT")
                .set("VATCode", "2")
                .set("AmountFC", sale.vat())
                .set("AmountDC", sale.vat()));
    }

    private static RowDraft line(CompanyRows rows, Sale sale, Kind kind, Line line, int number) {
        RowDraft draft = row(rows, sale, kind, number)
                .set("Item", line.item().id())
                .set("ItemCode", line.item().code())
                .set("ItemDescription", line.item().description())
                .set("Description", line.description())
                .set("UnitCode", line.item().unit())
                .set("UnitDescription", line.item().unit())
                .set("GLAccount", rows.id("ledger", "8000"))
                .set("Quantity", line.quantity())
                .set("UnitPrice", line.unitPrice())
                .set("NetPrice", line.unitPrice())
                .set("AmountFC", line.amount())
                .set("AmountDC", line.amount())
                .set("VATAmountFC", line.vat())
                .set("VATAmountDC", line.vat())
                .set("VATCode", "2")
                .set("VATPercentage", Sale.VAT);
        return kind.direct()
                ? draft
                : draft.set("SalesOrder", OrderRows.orderId(rows, sale))
                        .set("SalesOrderLine", OrderRows.lineId(rows, sale, number))
                        .set("SalesOrderNumber", sale.digits())
                        .set("SalesOrderLineNumber", number);
    }

    private static RowDraft row(CompanyRows rows, Sale sale, Kind kind, int line) {
        LocalDateTime invoiced = sale.at().plusHours(3);
        LocalDateTime at = invoiced.isAfter(rows.now()) ? rows.now() : invoiced;
        UUID invoice = rows.id("invoice", sale.number());
        RowDraft draft = rows.draft("SalesInvoices", rows.id("invoice row", sale.number() + " " + line), at, at)
                .set("InvoiceID", invoice)
                .set("LineNumber", line)
                .set("Type", kind.type())
                .set("TypeDescription", kind.typeDescription())
                .set("Status", kind.status())
                .set("StatusDescription", kind.statusDescription())
                .set("OrderedBy", rows.id("account", sale.customer()))
                .set("OrderedByName", "Customer " + sale.customer())
                .set("Currency", "EUR")
                .set("Journal", "70")
                .set("OrderDate", CompanyRows.wall(sale.at().toLocalDate()));
        if (kind.status() != 10) {
            draft.set("InvoiceDate", CompanyRows.wall(sale.at().toLocalDate()))
                    .set("DueDate", CompanyRows.wall(sale.at().toLocalDate().plusDays(30)))
                    .set("InvoiceNumber", sale.digits());
        }
        if (kind.direct()) {
            draft.set("Warehouse", Warehouses.id(rows, Math.max(1, sale.warehouse())));
        }
        return draft;
    }
}
