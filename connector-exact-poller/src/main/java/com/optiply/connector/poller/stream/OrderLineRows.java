package com.optiply.connector.poller.stream;

import com.optiply.connector.model.event.SalesOrderLine;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.wire.ExactRow;
import java.util.List;

/** {@code sync/SalesOrder/SalesOrderLines} (Exact reference, section 4.3). */
final class OrderLineRows implements RowMapper {

    @Override
    public List<String> fields() {
        return List.of(
                "ID",
                "OrderID",
                "Timestamp",
                "OrderNumber",
                "LineNumber",
                "Item",
                "ItemCode",
                "Description",
                "Status",
                "Quantity",
                "QuantityDelivered",
                "QuantityInvoiced",
                "UnitCode",
                "UnitPrice",
                "NetPrice",
                "Discount",
                "AmountDC",
                "AmountFC",
                "VATAmount",
                "VATPercentage",
                "DeliveryDate",
                "UseDropShipment",
                "Created",
                "Modified");
    }

    @Override
    public List<RowEvent> map(ExactRow row) {
        Integer status = row.integer("Status");
        SalesOrderLine line = new SalesOrderLine(
                row.needId("ID"),
                row.needId("OrderID"),
                row.integer("OrderNumber"),
                row.integer("LineNumber"),
                row.id("Item"),
                row.code("ItemCode"),
                row.text("Description"),
                Words.orderStatus(status),
                status,
                row.decimal("Quantity"),
                row.decimal("QuantityDelivered"),
                row.decimal("QuantityInvoiced"),
                row.code("UnitCode"),
                row.decimal("UnitPrice"),
                row.decimal("NetPrice"),
                row.decimal("Discount"),
                row.decimal("AmountDC"),
                row.decimal("AmountFC"),
                row.decimal("VATAmount"),
                row.decimal("VATPercentage"),
                row.date("DeliveryDate"),
                row.isSet("UseDropShipment"),
                row.instant("Created"),
                row.instant("Modified"));
        return List.of(RowEvent.changed(Topic.SALES_ORDER_LINE, line.id(), line, line.modified()));
    }
}
