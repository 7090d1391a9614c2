package com.optiply.connector.poller.stream;

import com.optiply.connector.model.event.ItemPrice;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.wire.ExactRow;
import java.util.List;

/** {@code sync/Logistics/SalesItemPrices} (Exact reference, section 4.1). */
final class PriceRows implements RowMapper {

    @Override
    public List<String> fields() {
        return List.of(
                "ID",
                "Timestamp",
                "Item",
                "ItemCode",
                "Account",
                "Currency",
                "Unit",
                "DefaultItemUnit",
                "NumberOfItemsPerUnit",
                "Price",
                "Quantity",
                "StartDate",
                "EndDate",
                "Created",
                "Modified");
    }

    @Override
    public List<RowEvent> map(ExactRow row) {
        ItemPrice price = new ItemPrice(
                row.needId("ID"),
                row.needId("Item"),
                row.code("ItemCode"),
                row.id("Account"),
                row.code("Currency"),
                row.code("Unit"),
                row.code("DefaultItemUnit"),
                row.decimal("NumberOfItemsPerUnit"),
                row.decimal("Price"),
                row.decimal("Quantity"),
                row.date("StartDate"),
                row.date("EndDate"),
                row.instant("Created"),
                row.instant("Modified"));
        return List.of(RowEvent.changed(Topic.ITEM_PRICE, price.id(), price, price.modified()));
    }
}
