package com.optiply.connector.writer.state;

import com.optiply.connector.model.event.Composition;
import com.optiply.connector.model.event.CompositionPart;
import com.optiply.connector.model.event.ItemPrice;
import com.optiply.connector.model.event.SalesInvoice;
import com.optiply.connector.model.event.SalesInvoiceLine;
import com.optiply.connector.model.event.SalesOrder;
import com.optiply.connector.model.event.SalesOrderLine;
import com.optiply.connector.model.event.StockPosition;
import com.optiply.connector.model.topic.Topic;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Kinds of rows of Exact, one for each entity topic. */
public enum SourceKind {
    ITEM(Topic.ITEM),
    ITEM_PRICE(Topic.ITEM_PRICE),
    STOCK_POSITION(Topic.STOCK_POSITION),
    WAREHOUSE(Topic.WAREHOUSE),
    SALES_ORDER(Topic.SALES_ORDER),
    SALES_ORDER_LINE(Topic.SALES_ORDER_LINE),
    SALES_INVOICE(Topic.SALES_INVOICE),
    SALES_INVOICE_LINE(Topic.SALES_INVOICE_LINE),
    COMPOSITION(Topic.COMPOSITION),
    COMPOSITION_PART(Topic.COMPOSITION_PART);

    /** What a row refers to: an item, and the header it belongs to; null where its kind has none. */
    public record Links(UUID item, UUID parent) {
        public static final Links NONE = new Links(null, null);
    }

    private final Topic topic;

    SourceKind(Topic topic) {
        this.topic = topic;
    }

    public Topic topic() {
        return topic;
    }

    /** The kind as the database spells it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Table of this kind's rows, a partition of all rows. */
    String table() {
        return "source_" + name().toLowerCase(Locale.ROOT);
    }

    public static Optional<SourceKind> of(Topic topic) {
        return Arrays.stream(values()).filter(kind -> kind.topic == topic).findFirst();
    }

    public static SourceKind ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /**
     * @param row a value of this kind
     * @throws IllegalArgumentException when the row lacks an id that it must have
     */
    public static Links links(Object row) {
        return switch (row) {
            case ItemPrice price -> new Links(need(price.itemId(), "itemId"), null);
            case StockPosition position -> new Links(need(position.itemId(), "itemId"), null);
            case SalesOrder order -> new Links(null, need(order.orderId(), "orderId"));
            case SalesOrderLine line -> new Links(line.itemId(), need(line.orderId(), "orderId"));
            case SalesInvoice invoice -> new Links(null, need(invoice.invoiceId(), "invoiceId"));
            case SalesInvoiceLine line -> new Links(line.itemId(), need(line.invoiceId(), "invoiceId"));
            case Composition composition -> new Links(need(composition.itemId(), "itemId"), null);
            case CompositionPart part ->
                new Links(need(part.partItemId(), "partItemId"), need(part.compositionId(), "compositionId"));
            default -> Links.NONE;
        };
    }

    private static UUID need(UUID id, String field) {
        if (id == null) {
            throw new IllegalArgumentException("The value has no " + field);
        }
        return id;
    }
}
