package com.optiply.connector.poller.stream;

import com.optiply.connector.model.event.Warehouse;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.wire.ExactRow;
import java.util.List;

/** {@code inventory/Warehouses} (Exact reference, section 4.2). */
final class WarehouseRows implements RowMapper {

    @Override
    public List<String> fields() {
        return List.of("ID", "Code", "Description", "Main", "UseStorageLocations", "Created", "Modified");
    }

    @Override
    public List<RowEvent> map(ExactRow row) {
        Warehouse warehouse = new Warehouse(
                row.needId("ID"),
                row.needCode("Code"),
                row.text("Description"),
                row.isSet("Main"),
                row.isSet("UseStorageLocations"),
                row.instant("Created"),
                row.instant("Modified"));
        return List.of(RowEvent.changed(Topic.WAREHOUSE, warehouse.id(), warehouse, warehouse.modified()));
    }
}
