package com.optiply.connector.model.topic;

import com.optiply.connector.model.event.Composition;
import com.optiply.connector.model.event.CompositionPart;
import com.optiply.connector.model.event.Item;
import com.optiply.connector.model.event.ItemPrice;
import com.optiply.connector.model.event.SalesInvoice;
import com.optiply.connector.model.event.SalesInvoiceLine;
import com.optiply.connector.model.event.SalesOrder;
import com.optiply.connector.model.event.SalesOrderLine;
import com.optiply.connector.model.event.StockPosition;
import com.optiply.connector.model.event.Warehouse;
import com.optiply.connector.model.outcome.ExactDeadLetter;
import com.optiply.connector.model.outcome.OptiplyDeadLetter;
import com.optiply.connector.model.outcome.WriteResult;
import com.optiply.connector.model.progress.PollCursor;
import com.optiply.connector.model.progress.PollHint;
import com.optiply.connector.model.progress.SyncStatus;
import com.optiply.connector.model.tenant.Tenant;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The catalogue: every topic of the connector, one record class and one JSON Schema each. Names carry an optional prefix so that several installations can
 * share a cluster. All topics have the same number of partitions (a setting, fixed for the life of v1) and the same partitioner, so that all of a tenant lies
 * in the same partition number everywhere.
 */
public enum Topic {
    ITEM("exact.item", Item.class, "an item", "{tenantId}/{item id}", CleanUp.COMPACT, null),
    ITEM_PRICE(
            "exact.item-price",
            ItemPrice.class,
            "a sales price of an item",
            "{tenantId}/{price id}",
            CleanUp.COMPACT,
            null),
    STOCK_POSITION(
            "exact.stock-position",
            StockPosition.class,
            "the stock of an item in a warehouse",
            "{tenantId}/{stock position id}",
            CleanUp.COMPACT,
            null),
    WAREHOUSE("exact.warehouse", Warehouse.class, "a warehouse", "{tenantId}/{warehouse id}", CleanUp.COMPACT, null),
    SALES_ORDER(
            "exact.sales-order",
            SalesOrder.class,
            "the header of a sales order",
            "{tenantId}/{row id}",
            CleanUp.COMPACT_DELETE,
            Retention.SALES),
    SALES_ORDER_LINE(
            "exact.sales-order-line",
            SalesOrderLine.class,
            "a line of a sales order",
            "{tenantId}/{line id}",
            CleanUp.COMPACT_DELETE,
            Retention.SALES),
    SALES_INVOICE(
            "exact.sales-invoice",
            SalesInvoice.class,
            "the header of a sales invoice",
            "{tenantId}/{row id}",
            CleanUp.COMPACT_DELETE,
            Retention.SALES),
    SALES_INVOICE_LINE(
            "exact.sales-invoice-line",
            SalesInvoiceLine.class,
            "a line of a sales invoice",
            "{tenantId}/{line id}",
            CleanUp.COMPACT_DELETE,
            Retention.SALES),
    COMPOSITION(
            "exact.composition",
            Composition.class,
            "a bill of materials of an item",
            "{tenantId}/{bill of materials id}",
            CleanUp.COMPACT,
            null),
    COMPOSITION_PART(
            "exact.composition-part",
            CompositionPart.class,
            "a part in a bill of materials",
            "{tenantId}/{material id}",
            CleanUp.COMPACT,
            null),
    TENANT(
            "connector.tenant",
            Tenant.class,
            "the settings of a tenant and the desired state of its streams",
            "{tenantId}",
            CleanUp.COMPACT,
            null),
    POLL_CURSOR(
            "connector.poll-cursor",
            PollCursor.class,
            "how far a stream of a tenant has been read",
            "{tenantId}/{stream}",
            CleanUp.COMPACT,
            null),
    SYNC_STATUS(
            "connector.sync-status",
            SyncStatus.class,
            "freshness and last error of a stream of a tenant in one direction",
            "{tenantId}/{direction}/{stream}",
            CleanUp.COMPACT,
            null),
    WRITE_RESULT(
            "optiply.write-result",
            WriteResult.class,
            "what was sent to Optiply and what it answered",
            "{tenantId}/{resource type}/{resource key}",
            CleanUp.DELETE,
            Retention.RESULTS),
    EXACT_DEAD_LETTER(
            "exact.dead-letter",
            ExactDeadLetter.class,
            "a row of Exact that could not be read",
            "{tenantId}/{stream}",
            CleanUp.DELETE,
            Retention.RESULTS),
    OPTIPLY_DEAD_LETTER(
            "optiply.dead-letter",
            OptiplyDeadLetter.class,
            "a resource that could not be written to Optiply",
            "{tenantId}/{resource type}/{resource key}",
            CleanUp.DELETE,
            Retention.RESULTS),
    POLL_HINT(
            "connector.poll-hint",
            PollHint.class,
            "a request to read a stream of a tenant now",
            "{tenantId}/{stream}",
            CleanUp.DELETE,
            Retention.HINTS);

    private static final class Retention {
        static final Duration SALES = Duration.ofDays(1_095);
        static final Duration RESULTS = Duration.ofDays(30);
        static final Duration HINTS = Duration.ofHours(1);
    }

    private static final String VERSION = ".v1";
    private static final Duration DELETIONS_STAY = Duration.ofDays(7);

    private final String stem;
    private final Class<?> valueType;
    private final String meaning;
    private final String key;
    private final CleanUp cleanUp;
    private final Duration retention;

    Topic(String stem, Class<?> valueType, String meaning, String key, CleanUp cleanUp, Duration retention) {
        this.stem = stem;
        this.valueType = valueType;
        this.meaning = meaning;
        this.key = key;
        this.cleanUp = cleanUp;
        this.retention = retention;
    }

    /** The name without prefix, for instance {@code exact.item.v1}. */
    public String stem() {
        return stem + VERSION;
    }

    /** The name on the broker. */
    public String name(String prefix) {
        return prefix + stem();
    }

    /** The class whose JSON the value is. */
    public Class<?> valueType() {
        return valueType;
    }

    /** One record is …, in words. */
    public String meaning() {
        return meaning;
    }

    /** The form of the key, see {@link com.optiply.connector.model.envelope.EventKey}. */
    public String keyForm() {
        return key;
    }

    public CleanUp cleanUp() {
        return cleanUp;
    }

    /** How long records stay; empty where compaction alone decides. */
    public Optional<Duration> retention() {
        return Optional.ofNullable(retention);
    }

    /** File name of the JSON Schema of the value, a class path resource below {@code /schemas}. */
    public String schemaFile() {
        return stem() + ".schema.json";
    }

    /** The {@code $id} of the JSON Schema and the {@code ce_dataschema} of events. */
    public String schemaId() {
        return "https://schemas.optiply.com/connector/" + schemaFile();
    }

    /** Begin of {@code ce_type}; {@code .changed.v1} or {@code .deleted.v1} follows. */
    public String typePrefix() {
        return "com.optiply.connector." + stem;
    }

    /** The topic's configuration on the broker; retention of compacted control topics is kept small so that a takeover reads little. */
    public Map<String, String> configuration() {
        Map<String, String> configuration = new TreeMap<>();
        configuration.put("cleanup.policy", cleanUp.policy());
        configuration.put("delete.retention.ms", Long.toString(DELETIONS_STAY.toMillis()));
        retention().ifPresent(time -> configuration.put("retention.ms", Long.toString(time.toMillis())));
        if (this == TENANT || this == POLL_CURSOR || this == SYNC_STATUS) {
            configuration.put("segment.bytes", Integer.toString(16 * 1024 * 1024));
            configuration.put("segment.ms", Long.toString(Duration.ofHours(1).toMillis()));
            configuration.put(
                    "max.compaction.lag.ms", Long.toString(Duration.ofHours(2).toMillis()));
            configuration.put("min.cleanable.dirty.ratio", "0.1");
        }
        return configuration;
    }

    /** @return the topic of this name on the broker, or empty when it is none of ours */
    public static Optional<Topic> ofName(String prefix, String name) {
        return Arrays.stream(values())
                .filter(topic -> topic.name(prefix).equals(name))
                .findFirst();
    }
}
