package com.optiply.connector.poller.stream;

import com.optiply.connector.model.event.CompositionPart;
import com.optiply.connector.model.tenant.CompositionModel;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.wire.ExactRow;
import java.util.List;

/** {@code inventory/AssemblyBillOfMaterialMaterials} (Exact reference, section 4.6). */
final class AssemblyMaterialRows implements RowMapper {

    @Override
    public List<String> fields() {
        return List.of(
                "ID",
                "AssembledItem",
                "PartItem",
                "PartItemCode",
                "LineNumber",
                "Quantity",
                "QuantityBatch",
                "BatchQuantity",
                "Created",
                "Modified");
    }

    @Override
    public List<RowEvent> map(ExactRow row) {
        CompositionPart part = new CompositionPart(
                row.needId("ID"),
                CompositionModel.ASSEMBLY.word(),
                row.needId("AssembledItem"),
                row.needId("PartItem"),
                row.code("PartItemCode"),
                row.integer("LineNumber"),
                null,
                null,
                row.decimal("Quantity"),
                row.decimal("QuantityBatch"),
                row.decimal("BatchQuantity"),
                null,
                row.instant("Created"),
                row.instant("Modified"));
        return List.of(RowEvent.changed(Topic.COMPOSITION_PART, part.id(), part, part.modified()));
    }
}
