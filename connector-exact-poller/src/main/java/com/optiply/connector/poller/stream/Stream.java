package com.optiply.connector.poller.stream;

import com.optiply.connector.model.tenant.CompositionModel;
import com.optiply.connector.model.tenant.SalesSource;
import com.optiply.connector.model.tenant.Settings;
import com.optiply.connector.model.topic.Topic;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The kinds of data read from Exact. The order of the constants is the order of a first load: what others refer to comes before them. The rank is the order
 * in which streams that follow the source get their turn: the lower the sooner.
 */
public enum Stream {
    DIVISION("division", Kind.DIVISION, "system/Divisions", new DivisionRows(), "", 0, Duration.ofHours(1)),
    DELETIONS("deletions", Kind.SYNC, "sync/Deleted", new DeletedRows(), "", 4, Duration.ofMinutes(5)),
    WAREHOUSES(
            "warehouses",
            Kind.COMPLETE,
            "inventory/Warehouses",
            new WarehouseRows(),
            "Inventory/Warehouses",
            7,
            Duration.ofHours(1),
            Topic.WAREHOUSE),
    ITEMS(
            "items",
            Kind.SYNC,
            "sync/Logistics/Items",
            new ItemRows(),
            "Logistics/Items",
            5,
            Duration.ofMinutes(15),
            Topic.ITEM),
    ITEM_PRICES(
            "item-prices",
            Kind.SYNC,
            "sync/Logistics/SalesItemPrices",
            new PriceRows(),
            "Logistics/SalesItemPrices",
            6,
            Duration.ofMinutes(15),
            Topic.ITEM_PRICE),
    STOCK_POSITIONS(
            "stock-positions",
            Kind.SYNC,
            "sync/Inventory/StockPositions",
            new StockRows(),
            "Inventory/StockPositions",
            1,
            Duration.ofMinutes(1),
            Topic.STOCK_POSITION),
    BOM_VERSIONS(
            "bom-versions",
            Kind.SYNC,
            "sync/Manufacturing/BillOfMaterialVersions",
            new BomVersionRows(),
            "Manufacturing/BillOfMaterialVersions",
            8,
            Duration.ofHours(1),
            Topic.COMPOSITION),
    BOM_MATERIALS(
            "bom-materials",
            Kind.SYNC,
            "sync/Manufacturing/BillOfMaterialMaterials",
            new BomMaterialRows(),
            "Manufacturing/BillOfMaterialMaterials",
            9,
            Duration.ofHours(1),
            Topic.COMPOSITION_PART),
    ASSEMBLY_BOMS(
            "assembly-boms",
            Kind.COMPLETE,
            "inventory/AssemblyBillOfMaterialHeader",
            new AssemblyBomRows(),
            "Inventory/AssemblyBillOfMaterialHeader",
            10,
            Duration.ofHours(1),
            Topic.COMPOSITION),
    ASSEMBLY_BOM_MATERIALS(
            "assembly-bom-materials",
            Kind.COMPLETE,
            "inventory/AssemblyBillOfMaterialMaterials",
            new AssemblyMaterialRows(),
            "Inventory/AssemblyBillOfMaterialMaterials",
            11,
            Duration.ofHours(1),
            Topic.COMPOSITION_PART),
    SALES_ORDERS(
            "sales-orders",
            Kind.SYNC,
            "sync/SalesOrder/SalesOrderHeaders",
            new OrderRows(),
            "SalesOrder/SalesOrders",
            2,
            Duration.ofMinutes(2),
            Topic.SALES_ORDER),
    SALES_ORDER_LINES(
            "sales-order-lines",
            Kind.SYNC,
            "sync/SalesOrder/SalesOrderLines",
            new OrderLineRows(),
            "SalesOrder/SalesOrderLines",
            3,
            Duration.ofMinutes(2),
            Topic.SALES_ORDER_LINE),
    SALES_INVOICES(
            "sales-invoices",
            Kind.SYNC,
            "sync/SalesInvoice/SalesInvoices",
            new InvoiceRows(),
            "SalesInvoice/SalesInvoices",
            2,
            Duration.ofMinutes(2),
            Topic.SALES_INVOICE,
            Topic.SALES_INVOICE_LINE);

    /** How a stream is read. */
    public enum Kind {
        /** By row version, following changes (Exact reference, section 3.7). */
        SYNC,
        /** Every row each time, because the source has no row version. */
        COMPLETE,
        /** The company itself: one row, not published. */
        DIVISION
    }

    private final String label;
    private final Kind kind;
    private final String path;
    private final RowMapper mapper;
    private final String rightsEndpoint;
    private final int rank;
    private final Duration interval;
    private final List<Topic> topics;

    Stream(
            String label,
            Kind kind,
            String path,
            RowMapper mapper,
            String rightsEndpoint,
            int rank,
            Duration interval,
            Topic... topics) {
        this.label = label;
        this.kind = kind;
        this.path = path;
        this.mapper = mapper;
        this.rightsEndpoint = rightsEndpoint;
        this.rank = rank;
        this.interval = interval;
        this.topics = List.of(topics);
    }

    /** The name in cursors, states and settings. */
    public String label() {
        return label;
    }

    public Kind kind() {
        return kind;
    }

    /** Below {@code /api/v1/{division}/}. */
    public String path() {
        return path;
    }

    public RowMapper mapper() {
        return mapper;
    }

    /** How {@code UserHasRights} calls the data; empty where asking makes no sense. */
    public Optional<String> rightsEndpoint() {
        return rightsEndpoint.isEmpty() ? Optional.empty() : Optional.of(rightsEndpoint);
    }

    public int rank() {
        return rank;
    }

    /** Time between two reads in the default plan, in vendor time. */
    public Duration interval() {
        return interval;
    }

    /** Where its rows go; empty for deletions, which go everywhere, and for the division. */
    public List<Topic> topics() {
        return topics;
    }

    /** @return the name by which the SyncTimestamp function knows the stream, empty where it does not (Exact reference, section 3.7) */
    public Optional<String> historyEndPoint() {
        return switch (this) {
            case SALES_ORDERS -> Optional.of("SalesOrderHeaders");
            case SALES_ORDER_LINES -> Optional.of("SalesOrderLines");
            case SALES_INVOICES -> Optional.of("SalesInvoices");
            case BOM_VERSIONS -> Optional.of("BillOfMaterialVersions");
            case BOM_MATERIALS -> Optional.of("BillOfMaterialMaterials");
            default -> Optional.empty();
        };
    }

    /** Whether it is read from the day on from which the tenant wants its sales, not from the beginning. */
    public boolean hasHistory() {
        return this == SALES_ORDERS || this == SALES_ORDER_LINES || this == SALES_INVOICES;
    }

    /** Whether a row that a complete read does not show is gone; the assembly bills of materials have no other sign of it (Exact reference, section 4.6). */
    public boolean absenceIsDeletion() {
        return this == ASSEMBLY_BOMS || this == ASSEMBLY_BOM_MATERIALS;
    }

    /** Whether the merchant's package may lack it altogether, which then means: there is none (Exact reference, section 4.6). */
    public boolean mayBeMissing() {
        return switch (this) {
            case BOM_VERSIONS, BOM_MATERIALS, ASSEMBLY_BOMS, ASSEMBLY_BOM_MATERIALS -> true;
            default -> false;
        };
    }

    /** The model of bills of materials the rows are of; several streams share a topic, and this word in the value tells them apart. */
    public Optional<CompositionModel> model() {
        return switch (this) {
            case BOM_VERSIONS, BOM_MATERIALS -> Optional.of(CompositionModel.MANUFACTURING);
            case ASSEMBLY_BOMS, ASSEMBLY_BOM_MATERIALS -> Optional.of(CompositionModel.ASSEMBLY);
            default -> Optional.empty();
        };
    }

    /** Stock and sales, for which calls are kept while others load. */
    public boolean isUrgent() {
        return rank >= 1 && rank <= 3;
    }

    /** @return the stream of this name, empty when there is none */
    public static Optional<Stream> ofLabel(String label) {
        return Arrays.stream(values())
                .filter(stream -> stream.label.equals(label))
                .findFirst();
    }

    /** @return the streams that these settings ask for */
    public static Set<Stream> chosenBy(Settings settings) {
        EnumSet<Stream> chosen = EnumSet.of(DIVISION, DELETIONS, WAREHOUSES, ITEMS, ITEM_PRICES, STOCK_POSITIONS);
        if (settings.salesSource() == SalesSource.INVOICES) {
            chosen.add(SALES_INVOICES);
        } else {
            chosen.add(SALES_ORDERS);
            chosen.add(SALES_ORDER_LINES);
        }
        for (Stream stream : values()) {
            if (stream.model().filter(settings.compositions()::contains).isPresent()) {
                chosen.add(stream);
            }
        }
        return chosen;
    }
}
