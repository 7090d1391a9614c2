package com.optiply.connector.writer.mapping;

import com.optiply.connector.model.event.Composition;
import com.optiply.connector.model.event.CompositionPart;
import com.optiply.connector.model.tenant.Settings;
import com.optiply.connector.writer.mapping.Outcome.Absent;
import com.optiply.connector.writer.mapping.Outcome.Blocked;
import com.optiply.connector.writer.mapping.Outcome.Desired;
import com.optiply.connector.writer.mapping.Outcome.Waiting;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * From bills of materials to one product composition per composed product and part (Optiply reference, sections 2.4 and 6.5). The quantity is what one composed
 * piece needs: the batch's quantity of the part divided by the size of the batch; whole numbers only, or it is a visible failure of that composition.
 */
public final class CompositionMapping {

    private CompositionMapping() {}

    /**
     * @param compositions all bills of materials of the composed item
     * @param parts        all parts of these
     */
    public static Outcome map(
            CompositionKey key,
            List<Composition> compositions,
            List<CompositionPart> parts,
            ProductRefs products,
            Settings settings) {
        Optional<Composition> active = BillOfMaterials.active(compositions, settings);
        if (active.isEmpty()) {
            return Absent.because("the item has no active bill of materials of a chosen model");
        }
        List<CompositionPart> rows = parts.stream()
                .filter(part -> part.compositionId().equals(active.get().id()))
                .filter(part -> part.model().equals(active.get().model()))
                .filter(part -> part.partItemId().equals(key.part()))
                .filter(BillOfMaterials::isNeeded)
                .toList();
        if (rows.isEmpty()) {
            return Absent.because("the item is no part of the active bill of materials");
        }
        try {
            return whenProductsAreKnown(key, quantity(active.get(), rows), products);
        } catch (DoesNotFitException e) {
            return e.outcome();
        }
    }

    private static Outcome whenProductsAreKnown(CompositionKey key, long quantity, ProductRefs products) {
        Set<String> excluded = new HashSet<>();
        Set<String> missing = new HashSet<>();
        Set<String> unwritable = new HashSet<>();
        for (UUID item : Stream.of(key.composed(), key.part()).toList()) {
            switch (products.of(item)) {
                case ProductRef.Known known -> {}
                case ProductRef.Excluded none -> excluded.add(item.toString());
                case ProductRef.Pending pending -> missing.add(item.toString());
                case ProductRef.Unwritable bad -> unwritable.add(item.toString());
                case ProductRef.Unknown unknown -> missing.add(item.toString());
            }
        }
        if (!excluded.isEmpty()) {
            return new Absent("a product of it is not in Optiply", excluded);
        }
        if (!unwritable.isEmpty()) {
            missing.addAll(unwritable);
            return new Blocked(unwritable, missing, Set.of());
        }
        if (!missing.isEmpty()) {
            return new Waiting("products that are not in Optiply yet", missing, Set.of(), Optional.empty());
        }
        Attributes attributes = Attributes.of(Map.of(
                "composedProductId", id(products, key.composed()),
                "partProductId", id(products, key.part()),
                "partQuantity", quantity));
        return new Desired(Content.of(attributes), List.of(), Optional.empty(), Set.of());
    }

    private static long id(ProductRefs products, UUID item) {
        return ((ProductRef.Known) products.of(item)).optiplyId();
    }

    private static long quantity(Composition active, List<CompositionPart> rows) {
        Ratio sum = Ratio.ZERO;
        for (CompositionPart row : rows) {
            BigDecimal batch = BillOfMaterials.isAssembly(row.model()) ? row.batchQuantity() : active.batchQuantity();
            if (batch == null || batch.signum() <= 0 || row.quantityBatch() == null) {
                throw new DoesNotFitException(
                        "composition-without-quantity",
                        "Quantity %s of a batch of %s says nothing".formatted(row.quantityBatch(), batch),
                        "Fill in the batch quantities in Exact");
            }
            sum = sum.plus(new Ratio(row.quantityBatch(), batch));
        }
        if (!sum.isWhole() || sum.numerator().signum() <= 0) {
            throw new DoesNotFitException(
                    "composition-not-whole",
                    "One piece needs %s of the part, Optiply takes whole numbers from 1".formatted(sum),
                    "Keep the part in a smaller unit in Exact");
        }
        return Limits.pieces("composition-not-whole", "Quantity of the part", sum.whole());
    }
}
