package com.optiply.connector.writer.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.model.tenant.CompositionModel;
import com.optiply.connector.model.tenant.SalesSource;
import com.optiply.connector.model.tenant.WarehouseChoice;
import com.optiply.connector.model.tenant.WarehouseChoice.Mode;
import com.optiply.connector.testsupport.merchant.Sample;
import com.optiply.connector.writer.state.ResourceType;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamTest {

    private static final WarehouseChoice ALL = new WarehouseChoice(Mode.GLOBAL, List.of());

    @Test
    void productsRestOnItemsPricesAndStock() {
        assertThat(Stream.behind(ResourceType.PRODUCTS, Sample.settings(ALL, SalesSource.ORDERS)))
                .containsExactlyInAnyOrder(Stream.ITEMS, Stream.ITEM_PRICES, Stream.STOCK_POSITIONS);
    }

    @Test
    void chosenCompositionsCount() {
        assertThat(Stream.behind(
                        ResourceType.PRODUCTS, Sample.settings(ALL, SalesSource.ORDERS, CompositionModel.ASSEMBLY)))
                .contains(Stream.ASSEMBLY_BOMS, Stream.ASSEMBLY_BOM_MATERIALS)
                .doesNotContain(Stream.BOM_VERSIONS);
        assertThat(Stream.behind(
                        ResourceType.PRODUCT_COMPOSITIONS,
                        Sample.settings(ALL, SalesSource.ORDERS, CompositionModel.MANUFACTURING)))
                .contains(Stream.BOM_VERSIONS, Stream.BOM_MATERIALS);
    }

    @Test
    void ordersRestOnTheChosenSourceAndOnProducts() {
        assertThat(Stream.behind(ResourceType.SELL_ORDERS, Sample.settings(ALL, SalesSource.INVOICES)))
                .contains(Stream.ITEMS, Stream.SALES_INVOICES)
                .doesNotContain(Stream.SALES_ORDERS);
    }
}
