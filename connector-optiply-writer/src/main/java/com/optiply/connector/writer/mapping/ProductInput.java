package com.optiply.connector.writer.mapping;

import com.optiply.connector.model.event.Item;
import com.optiply.connector.model.event.ItemPrice;
import com.optiply.connector.model.event.StockPosition;
import java.util.List;
import java.util.Optional;

/**
 * All that Exact says about one product.
 *
 * @param heardOf  whether Exact ever had the item; prices and stock may come first
 * @param item     the item; empty when it is deleted or nobody has heard of it
 * @param prices   its sales prices
 * @param stock    its stock in every warehouse
 * @param composed whether it has an active bill of materials of a chosen model
 */
public record ProductInput(
        boolean heardOf, Optional<Item> item, List<ItemPrice> prices, List<StockPosition> stock, boolean composed) {}
