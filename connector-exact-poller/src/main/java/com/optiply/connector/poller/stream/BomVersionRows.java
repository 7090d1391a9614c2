package com.optiply.connector.poller.stream;

import com.optiply.connector.model.event.Composition;
import com.optiply.connector.model.tenant.CompositionModel;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.wire.ExactRow;
import java.util.List;

/** {@code sync/Manufacturing/BillOfMaterialVersions} (Exact reference, section 4.6). */
final class BomVersionRows implements RowMapper {

    @Override
    public List<String> fields() {
        return List.of(
                "ID",
                "Timestamp",
                "Item",
                "Description",
                "VersionNumber",
                "IsDefault",
                "Status",
                "Type",
                "BatchQuantity",
                "Created",
                "Modified");
    }

    @Override
    public List<RowEvent> map(ExactRow row) {
        Integer status = row.integer("Status");
        Composition version = new Composition(
                row.needId("ID"),
                CompositionModel.MANUFACTURING.word(),
                row.needId("Item"),
                null,
                row.text("Description"),
                row.integer("VersionNumber"),
                row.isSet("IsDefault"),
                Words.bomStatus(status),
                status,
                row.integer("Type"),
                row.decimal("BatchQuantity"),
                null,
                row.instant("Created"),
                row.instant("Modified"));
        return List.of(RowEvent.changed(Topic.COMPOSITION, version.id(), version, version.modified()));
    }
}
