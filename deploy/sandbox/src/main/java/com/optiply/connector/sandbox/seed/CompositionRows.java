package com.optiply.connector.sandbox.seed;

import com.optiply.connector.sandbox.exact.store.RowDraft;
import java.time.LocalDateTime;
import java.util.List;

/** Rows of both kinds of bills of materials (Exact reference §4.6). */
final class CompositionRows {
    private CompositionRows() {}

    /**
     * A part.
     *
     * @param quantityBatch the amount for a whole batch
     * @param type 1 material, 2 by-product
     */
    record Part(SeedItem item, double quantityBatch, int type) {
        static Part of(SeedItem item, double quantityBatch) {
            return new Part(item, quantityBatch, 1);
        }
    }

    /**
     * A version of a manufacturing bill of materials.
     *
     * @param status 10 change pending, 20 approved, 30 active, 40 historic
     */
    record Version(int number, int status, boolean standard, double batch, List<Part> parts) {}

    static void manufacturing(CompanyRows rows, SeedItem composed, Version version) {
        LocalDateTime created = rows.now().minusDays(200).withNano(0).plusMinutes(version.number());
        String name = composed.code() + " " + version.number();
        rows.add(rows.draft("BillOfMaterialVersions", rows.id("bom", name), created, created)
                .set("Item", composed.id())
                .set("ItemDescription", composed.description())
                .set("Description", "Version " + version.number())
                .set("VersionNumber", version.number())
                .set("VersionDate", CompanyRows.wall(created.toLocalDate()))
                .set("BatchQuantity", version.batch())
                .set("IsDefault", version.standard() ? 1 : 0)
                .set("Status", version.status())
                .set("StatusDescription", status(version.status()))
                .set("Type", 20)
                .set("TypeDescription", "Recipe"));
        int line = 0;
        for (Part part : version.parts()) {
            line++;
            rows.add(part(rows, "BillOfMaterialMaterials", name + " " + line, part, line, created)
                    .set("syscreator", rows.id("user", ""))
                    .set("sysmodifier", rows.id("user", ""))
                    .set("ItemVersion", rows.id("bom", name))
                    .set("Type", part.type())
                    .set("Quantity", part.quantityBatch() / version.batch())
                    .set("QuantityBatch", part.quantityBatch())
                    .set("WastePercentage", 0.0)
                    .set("Backflush", 0));
        }
    }

    static void assembly(CompanyRows rows, SeedItem composed, double batch, boolean exploded, List<Part> parts) {
        LocalDateTime created = rows.now().minusDays(150).withNano(0);
        rows.add(rows.draft("AssemblyBillOfMaterialHeaders", composed.id(), created, created)
                .set("Code", composed.code())
                .set("Description", composed.description())
                .set("BatchQuantity", batch)
                .set("AssembledLeadDays", 1)
                .set("UseExplosion", exploded ? 1 : 0)
                .set("UpdateCostPrice", false)
                .set("CostPrice", 0.0));
        int line = 0;
        for (Part part : parts) {
            line++;
            rows.add(part(
                            rows,
                            "AssemblyBillOfMaterialMaterials",
                            "assembly " + composed.code() + " " + line,
                            part,
                            line,
                            created)
                    .set("AssembledItem", composed.id())
                    .set("AssembledItemCode", composed.code())
                    .set("AssembledItemDescription", composed.description())
                    .set("BatchQuantity", batch)
                    .set("Quantity", part.quantityBatch() / batch)
                    .set("QuantityBatch", part.quantityBatch())
                    .set("UseExplosion", exploded ? 1 : 0)
                    .set("AssembledLeadDays", 1)
                    .set("UpdateCostPrice", false));
        }
    }

    private static RowDraft part(
            CompanyRows rows, String store, String name, Part part, int line, LocalDateTime created) {
        return rows.draft(store, rows.id("part", name), created, created)
                .set("PartItem", part.item().id())
                .set("PartItemCode", part.item().code())
                .set("PartItemDescription", part.item().description())
                .set("LineNumber", line);
    }

    private static String status(int status) {
        return switch (status) {
            case 10 -> "Change pending";
            case 20 -> "Change approved";
            case 30 -> "Active";
            default -> "Historic";
        };
    }
}
