package com.optiply.connector.poller.stream;

import com.optiply.connector.model.event.Item;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.wire.ExactRow;
import java.util.List;

/** {@code sync/Logistics/Items} (Exact reference, section 4.1). */
final class ItemRows implements RowMapper {

    @Override
    public List<String> fields() {
        return List.of(
                "ID",
                "Timestamp",
                "Code",
                "Description",
                "SearchCode",
                "Barcode",
                "Unit",
                "ItemGroupCode",
                "StartDate",
                "EndDate",
                "IsSalesItem",
                "IsPurchaseItem",
                "IsStockItem",
                "IsMakeItem",
                "IsOnDemandItem",
                "IsFractionAllowedItem",
                "BatchQuantity",
                "CostPriceStandard",
                "AverageCost",
                "Created",
                "Modified");
    }

    @Override
    public List<RowEvent> map(ExactRow row) {
        Item item = new Item(
                row.needId("ID"),
                row.needCode("Code"),
                row.text("Description"),
                row.code("SearchCode"),
                row.code("Barcode"),
                row.code("Unit"),
                row.code("ItemGroupCode"),
                row.date("StartDate"),
                row.date("EndDate"),
                row.isSet("IsSalesItem"),
                row.isSet("IsPurchaseItem"),
                row.isSet("IsStockItem"),
                row.isSet("IsMakeItem"),
                row.isSet("IsOnDemandItem"),
                row.isSet("IsFractionAllowedItem"),
                row.decimal("BatchQuantity"),
                row.decimal("CostPriceStandard"),
                row.decimal("AverageCost"),
                row.instant("Created"),
                row.instant("Modified"));
        return List.of(RowEvent.changed(Topic.ITEM, item.id(), item, item.modified()));
    }
}
