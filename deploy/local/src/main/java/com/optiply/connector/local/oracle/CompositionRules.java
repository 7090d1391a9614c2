package com.optiply.connector.local.oracle;

import com.optiply.connector.local.oracle.Choice.Model;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Bills of materials to compositions (Exact reference, section 4.6; Optiply reference, sections 2.4 and 6.5). */
final class CompositionRules {

    private static final int ACTIVE = 30;
    private static final int MATERIAL = 1;

    /** Need per composed item by part, by composed item; one model per item. */
    private final Map<String, Map<String, BigDecimal>> needs = new TreeMap<>();

    private final Set<String> composed = new HashSet<>();

    CompositionRules(ExactCompany company, Choice choice) {
        if (choice.models().contains(Model.ASSEMBLY)) {
            assembly(company);
        }
        if (choice.models().contains(Model.MANUFACTURING)) {
            manufacturing(company);
        }
    }

    /** @return items with an active bill of materials of a chosen model */
    Set<String> composed() {
        return composed;
    }

    /** Calls back for every pair that can be a composition: a whole number of parts, at least one. */
    void forEach(Pair pair) {
        needs.forEach((item, parts) -> parts.forEach(
                (part, need) -> wholeNumber(need).ifPresent(quantity -> pair.accept(item, part, quantity))));
    }

    /** Takes the item id of the composed product, that of the part and the number of parts. */
    interface Pair {
        void accept(String composed, String part, long quantity);
    }

    private static Optional<Long> wholeNumber(BigDecimal need) {
        BigDecimal plain = need.stripTrailingZeros();
        return plain.scale() <= 0 && plain.signum() > 0 ? Optional.of(plain.longValueExact()) : Optional.empty();
    }

    private void assembly(ExactCompany company) {
        company.rows("AssemblyBillOfMaterialHeaders").forEach(header -> composed.add(header.need("ID")));
        for (Row material : company.rows("AssemblyBillOfMaterialMaterials")) {
            add(material.need("AssembledItem"), material, material.number("BatchQuantity"));
        }
    }

    /** Comes second: where an item has both, manufacturing wins. */
    private void manufacturing(ExactCompany company) {
        Map<String, Row> versions = new HashMap<>();
        for (Row version : company.rows("BillOfMaterialVersions")) {
            if (version.flag("IsDefault") && version.whole("Status") == ACTIVE) {
                versions.put(version.need("ID"), version);
                composed.add(version.need("Item"));
                needs.remove(version.need("Item"));
            }
        }
        for (Row material : company.rows("BillOfMaterialMaterials")) {
            Row version = versions.get(material.need("ItemVersion"));
            if (version != null && material.whole("Type") == MATERIAL) {
                add(version.need("Item"), material, version.number("BatchQuantity"));
            }
        }
    }

    private void add(String item, Row material, BigDecimal batch) {
        if (batch.signum() > 0) {
            BigDecimal need = material.number("QuantityBatch").divide(batch, MathContext.DECIMAL64);
            needs.computeIfAbsent(item, none -> new TreeMap<>())
                    .merge(material.need("PartItem"), need, BigDecimal::add);
        }
    }
}
