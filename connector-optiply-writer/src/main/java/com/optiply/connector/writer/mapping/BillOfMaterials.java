package com.optiply.connector.writer.mapping;

import com.optiply.connector.model.event.Composition;
import com.optiply.connector.model.event.CompositionPart;
import com.optiply.connector.model.tenant.CompositionModel;
import com.optiply.connector.model.tenant.Settings;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which bill of materials of an item counts. Exact has two unrelated models (Exact reference, section 4.6): of the manufacturing one the default version with
 * status active; of the assembly one the only one there is. Where an item has both and both are chosen, manufacturing wins.
 */
public final class BillOfMaterials {

    private static final int ACTIVE = 30;
    private static final int MATERIAL = 1;

    private BillOfMaterials() {}

    /** @param all every bill of materials of one item */
    public static Optional<Composition> active(List<Composition> all, Settings settings) {
        Optional<Composition> manufacturing = ofModel(all, CompositionModel.MANUFACTURING, settings)
                .filter(version -> Boolean.TRUE.equals(version.isDefault()))
                .filter(version -> version.statusCode() != null && version.statusCode() == ACTIVE)
                .max(Comparator.comparing(BillOfMaterials::versionNumber)
                        .thenComparing(version -> version.id().toString(), Comparator.reverseOrder()));
        return manufacturing.isPresent()
                ? manufacturing
                : ofModel(all, CompositionModel.ASSEMBLY, settings).findFirst();
    }

    /** Whether the part is needed: by-products of the manufacturing model are not (Exact reference, section 4.6). */
    static boolean isNeeded(CompositionPart part) {
        return isAssembly(part.model()) || (part.typeCode() != null && part.typeCode() == MATERIAL);
    }

    static boolean isAssembly(String model) {
        return CompositionModel.ASSEMBLY.word().equals(model);
    }

    private static Stream<Composition> ofModel(List<Composition> all, CompositionModel model, Settings settings) {
        return all.stream()
                .filter(composition -> settings.compositions().contains(model))
                .filter(composition -> model.word().equals(composition.model()));
    }

    private static int versionNumber(Composition version) {
        return version.versionNumber() == null ? 0 : version.versionNumber();
    }
}
