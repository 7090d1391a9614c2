package com.optiply.connector.poller.stream;

import com.optiply.connector.model.event.Composition;
import com.optiply.connector.model.tenant.CompositionModel;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.wire.ExactRow;
import java.util.List;
import java.util.UUID;

/** {@code inventory/AssemblyBillOfMaterialHeader}, whose id is the composed item's (Exact reference, section 4.6). */
final class AssemblyBomRows implements RowMapper {

    @Override
    public List<String> fields() {
        return List.of("ID", "Code", "Description", "UseExplosion", "BatchQuantity", "Created", "Modified");
    }

    @Override
    public List<RowEvent> map(ExactRow row) {
        UUID item = row.needId("ID");
        Composition header = new Composition(
                item,
                CompositionModel.ASSEMBLY.word(),
                item,
                row.code("Code"),
                row.text("Description"),
                null,
                null,
                null,
                null,
                null,
                row.decimal("BatchQuantity"),
                row.flag("UseExplosion"),
                row.instant("Created"),
                row.instant("Modified"));
        return List.of(RowEvent.changed(Topic.COMPOSITION, item, header, header.modified()));
    }
}
