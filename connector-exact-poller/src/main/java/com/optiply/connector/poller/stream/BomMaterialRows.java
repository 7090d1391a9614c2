package com.optiply.connector.poller.stream;

import com.optiply.connector.model.event.CompositionPart;
import com.optiply.connector.model.tenant.CompositionModel;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.wire.ExactRow;
import java.util.List;

/** {@code sync/Manufacturing/BillOfMaterialMaterials}, whose times of creation and change are written in lower case (Exact reference, section 4.6). */
final class BomMaterialRows implements RowMapper {

    @Override
    public List<String> fields() {
        return List.of(
                "ID",
                "Timestamp",
                "ItemVersion",
                "PartItem",
                "PartItemCode",
                "LineNumber",
                "Type",
                "Quantity",
                "QuantityBatch",
                "WastePercentage",
                "syscreated",
                "sysmodified");
    }

    @Override
    public List<RowEvent> map(ExactRow row) {
        Integer type = row.integer("Type");
        CompositionPart part = new CompositionPart(
                row.needId("ID"),
                CompositionModel.MANUFACTURING.word(),
                row.needId("ItemVersion"),
                row.needId("PartItem"),
                row.code("PartItemCode"),
                row.integer("LineNumber"),
                Words.materialType(type),
                type,
                row.decimal("Quantity"),
                row.decimal("QuantityBatch"),
                null,
                row.decimal("WastePercentage"),
                row.instant("syscreated"),
                row.instant("sysmodified"));
        return List.of(RowEvent.changed(Topic.COMPOSITION_PART, part.id(), part, part.modified()));
    }
}
