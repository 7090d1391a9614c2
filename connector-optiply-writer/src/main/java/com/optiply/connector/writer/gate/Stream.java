package com.optiply.connector.writer.gate;

import com.optiply.connector.model.tenant.CompositionModel;
import com.optiply.connector.model.tenant.SalesSource;
import com.optiply.connector.model.tenant.Settings;
import com.optiply.connector.writer.state.ResourceType;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The poller's streams on which records in Optiply rest. */
enum Stream {
    ITEMS("items"),
    ITEM_PRICES("item-prices"),
    STOCK_POSITIONS("stock-positions"),
    BOM_VERSIONS("bom-versions"),
    BOM_MATERIALS("bom-materials"),
    ASSEMBLY_BOMS("assembly-boms"),
    ASSEMBLY_BOM_MATERIALS("assembly-bom-materials"),
    SALES_ORDERS("sales-orders"),
    SALES_ORDER_LINES("sales-order-lines"),
    SALES_INVOICES("sales-invoices");

    private final String word;

    Stream(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /** The streams whose first load has to be consumed before a record of this type is first sent. */
    static Set<Stream> behind(ResourceType type, Settings settings) {
        Set<Stream> streams = EnumSet.of(ITEMS, ITEM_PRICES, STOCK_POSITIONS);
        streams.addAll(ofCompositions(settings));
        if (type == ResourceType.SELL_ORDERS) {
            streams.addAll(
                    settings.salesSource() == SalesSource.ORDERS
                            ? EnumSet.of(SALES_ORDERS, SALES_ORDER_LINES)
                            : EnumSet.of(SALES_INVOICES));
        }
        return streams;
    }

    /** The streams of the chosen bills of materials. */
    static Set<Stream> ofCompositions(Settings settings) {
        Set<Stream> streams = EnumSet.noneOf(Stream.class);
        if (settings.compositions().contains(CompositionModel.MANUFACTURING)) {
            streams.addAll(EnumSet.of(BOM_VERSIONS, BOM_MATERIALS));
        }
        if (settings.compositions().contains(CompositionModel.ASSEMBLY)) {
            streams.addAll(EnumSet.of(ASSEMBLY_BOMS, ASSEMBLY_BOM_MATERIALS));
        }
        return streams;
    }

    static Set<String> words(Set<Stream> streams) {
        return streams.stream().map(Stream::word).collect(Collectors.toSet());
    }
}
