package com.optiply.connector.poller.stream;

import com.optiply.connector.model.event.StockPosition;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.wire.ExactRow;
import java.util.List;

/** {@code sync/Inventory/StockPositions}, whose item is called {@code ItemId} and which has no time of change (Exact reference, section 4.2). */
final class StockRows implements RowMapper {

    @Override
    public List<String> fields() {
        return List.of(
                "ID",
                "Timestamp",
                "ItemId",
                "ItemCode",
                "Warehouse",
                "WarehouseCode",
                "UnitCode",
                "CurrentStock",
                "FreeStock",
                "PlanningIn",
                "PlanningOut",
                "ProjectedStock",
                "ReorderPoint",
                "ReservedStock");
    }

    @Override
    public List<RowEvent> map(ExactRow row) {
        StockPosition position = new StockPosition(
                row.needId("ID"),
                row.needId("ItemId"),
                row.code("ItemCode"),
                row.needId("Warehouse"),
                row.needCode("WarehouseCode"),
                row.code("UnitCode"),
                row.decimal("CurrentStock"),
                row.decimal("FreeStock"),
                row.decimal("PlanningIn"),
                row.decimal("PlanningOut"),
                row.decimal("ProjectedStock"),
                row.decimal("ReorderPoint"),
                row.decimal("ReservedStock"));
        return List.of(RowEvent.changed(Topic.STOCK_POSITION, position.id(), position, null));
    }
}
