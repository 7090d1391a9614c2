package com.optiply.connector.poller.stream;

import com.optiply.connector.model.event.SalesOrder;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.wire.ExactRow;
import java.util.List;

/** {@code sync/SalesOrder/SalesOrderHeaders} (Exact reference, section 4.3). */
final class OrderRows implements RowMapper {

    @Override
    public List<String> fields() {
        return List.of(
                "ID",
                "OrderID",
                "Timestamp",
                "OrderNumber",
                "Status",
                "DeliveryStatus",
                "InvoiceStatus",
                "ApprovalStatus",
                "OrderDate",
                "DeliveryDate",
                "OrderedBy",
                "WarehouseID",
                "WarehouseCode",
                "Currency",
                "AmountDC",
                "AmountFC",
                "AmountFCExclVat",
                "VATAmount",
                "YourRef",
                "Created",
                "Modified");
    }

    @Override
    public List<RowEvent> map(ExactRow row) {
        Integer status = row.integer("Status");
        Integer delivery = row.integer("DeliveryStatus");
        Integer invoice = row.integer("InvoiceStatus");
        Integer approval = row.integer("ApprovalStatus");
        SalesOrder order = new SalesOrder(
                row.needId("ID"),
                row.needId("OrderID"),
                row.integer("OrderNumber"),
                Words.orderStatus(status),
                status,
                delivery == null ? null : Words.orderStatus(delivery),
                delivery,
                invoice == null ? null : Words.orderStatus(invoice),
                invoice,
                approval == null ? null : Words.approval(approval),
                approval,
                row.date("OrderDate"),
                row.date("DeliveryDate"),
                row.id("OrderedBy"),
                row.id("WarehouseID"),
                row.code("WarehouseCode"),
                row.code("Currency"),
                row.decimal("AmountDC"),
                row.decimal("AmountFC"),
                row.decimal("AmountFCExclVat"),
                row.decimal("VATAmount"),
                row.text("YourRef"),
                row.instant("Created"),
                row.instant("Modified"));
        return List.of(RowEvent.changed(Topic.SALES_ORDER, order.id(), order, order.modified()));
    }
}
