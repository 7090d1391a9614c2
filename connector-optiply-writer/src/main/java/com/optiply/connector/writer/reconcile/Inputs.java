package com.optiply.connector.writer.reconcile;

import com.optiply.connector.model.event.Composition;
import com.optiply.connector.model.event.CompositionPart;
import com.optiply.connector.model.event.Item;
import com.optiply.connector.model.event.ItemPrice;
import com.optiply.connector.model.event.StockPosition;
import com.optiply.connector.model.tenant.Settings;
import com.optiply.connector.model.time.VendorClock;
import com.optiply.connector.writer.config.WriterConfig;
import com.optiply.connector.writer.gate.Gate;
import com.optiply.connector.writer.mapping.BillOfMaterials;
import com.optiply.connector.writer.mapping.CompositionKey;
import com.optiply.connector.writer.mapping.CompositionMapping;
import com.optiply.connector.writer.mapping.Day;
import com.optiply.connector.writer.mapping.Outcome;
import com.optiply.connector.writer.mapping.ProductInput;
import com.optiply.connector.writer.mapping.ProductMapping;
import com.optiply.connector.writer.mapping.ProductRefs;
import com.optiply.connector.writer.reconcile.Rows.By;
import com.optiply.connector.writer.reconcile.Rows.Found;
import com.optiply.connector.writer.state.Resource;
import com.optiply.connector.writer.state.ResourceType;
import com.optiply.connector.writer.state.Scope;
import com.optiply.connector.writer.state.SourceKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Reads all that a batch of resources rests on, in the snapshot of the caller, and asks the rules. */
@ApplicationScoped
public class Inputs {

    private static final Logger LOG = Logger.getLogger(Inputs.class);

    private final VendorClock clock;
    private final WriterConfig config;
    private final SellOrderInputs sellOrders;

    Inputs(VendorClock clock, WriterConfig config, SellOrderInputs sellOrders) {
        this.clock = clock;
        this.config = config;
        this.sellOrders = sellOrders;
    }

    /**
     * What the rules say of each. A resource whose rows they cannot deal with fails alone.
     *
     * @param resources all of one type, read in the same snapshot
     */
    public List<Work> read(Connection connection, Scope scope, ResourceType type, List<Resource> resources)
            throws SQLException {
        if (resources.isEmpty()) {
            return List.of();
        }
        try {
            return together(connection, scope, type, resources);
        } catch (RuntimeException e) {
            if (resources.size() == 1) {
                return List.of(internal(scope, resources.getFirst(), e));
            }
            int half = resources.size() / 2;
            List<Work> works = new ArrayList<>(read(connection, scope, type, resources.subList(0, half)));
            works.addAll(read(connection, scope, type, resources.subList(half, resources.size())));
            return works;
        }
    }

    private static Work internal(Scope scope, Resource resource, RuntimeException e) {
        String key = resource.key().type().path() + "/" + resource.key().key();
        LOG.errorf(e, "tenant=%s resource=%s cannot be computed", scope.tenant(), key);
        return new Work(
                resource,
                new Outcome.DoesNotFit(
                        "internal",
                        "The rules failed on the rows of " + key + ": " + e,
                        "Report it; it goes on by itself when its rows change",
                        Optional.empty()));
    }

    private List<Work> together(Connection connection, Scope scope, ResourceType type, List<Resource> resources)
            throws SQLException {
        Day day = new Day(clock.instant(), config.zone());
        if (scope.withdrawn()) {
            return resources.stream().map(Inputs::withdrawn).toList();
        }
        return switch (type) {
            case PRODUCTS -> products(connection, scope, resources, day);
            case PRODUCT_COMPOSITIONS -> compositions(connection, scope, resources);
            case SELL_ORDERS -> sellOrders.read(connection, scope, resources, day);
        };
    }

    /** Products leave as disabled, the rest is deleted (Optiply reference, section 9, 7). */
    private static Work withdrawn(Resource resource) {
        String reason = "the operator withdrew the tenant";
        return new Work(
                resource,
                resource.key().type() == ResourceType.PRODUCTS
                        ? ProductMapping.disabled(reason)
                        : new Outcome.Absent(reason, Set.of()));
    }

    private static List<Work> products(Connection connection, Scope scope, List<Resource> resources, Day day)
            throws SQLException {
        Settings settings = scope.settings().orElseThrow();
        List<UUID> items = resources.stream()
                .map(resource -> UUID.fromString(resource.key().key()))
                .toList();
        Found<Item> rows = Rows.read(connection, scope.id(), SourceKind.ITEM, Item.class, By.ID, items);
        Found<ItemPrice> prices =
                Rows.read(connection, scope.id(), SourceKind.ITEM_PRICE, ItemPrice.class, By.ITEM, items);
        Found<StockPosition> stock =
                Rows.read(connection, scope.id(), SourceKind.STOCK_POSITION, StockPosition.class, By.ITEM, items);
        Found<Composition> compositions =
                Rows.read(connection, scope.id(), SourceKind.COMPOSITION, Composition.class, By.ITEM, items);
        boolean allRead = Gate.hasBillsOfMaterials(connection, scope);
        List<Work> works = new ArrayList<>();
        for (Resource resource : resources) {
            UUID item = UUID.fromString(resource.key().key());
            Optional<Item> row = rows.values(item).stream().findFirst();
            boolean composed =
                    BillOfMaterials.active(compositions.values(item), settings).isPresent();
            ProductInput input = new ProductInput(
                    rows.known().contains(item), row, prices.values(item), stock.values(item), composed);
            Outcome outcome = ProductMapping.map(input, settings, day);
            boolean known = resource.optiplyId().isPresent();
            works.add(new Work(resource, allRead ? outcome : ProductMapping.beforeBillsOfMaterials(outcome, known)));
        }
        return works;
    }

    private static List<Work> compositions(Connection connection, Scope scope, List<Resource> resources)
            throws SQLException {
        Settings settings = scope.settings().orElseThrow();
        List<CompositionKey> keys = resources.stream()
                .map(resource -> CompositionKey.parse(resource.key().key()))
                .toList();
        Set<UUID> composed = new HashSet<>();
        Set<UUID> all = new HashSet<>();
        keys.forEach(key -> {
            composed.add(key.composed());
            all.add(key.composed());
            all.add(key.part());
        });
        Found<Composition> compositions =
                Rows.read(connection, scope.id(), SourceKind.COMPOSITION, Composition.class, By.ITEM, composed);
        Found<CompositionPart> parts = Rows.read(
                connection,
                scope.id(),
                SourceKind.COMPOSITION_PART,
                CompositionPart.class,
                By.PARENT,
                ids(compositions, composed));
        ProductRefs products = ProductRefReader.read(connection, scope.id(), all);
        List<Work> works = new ArrayList<>();
        for (Resource resource : resources) {
            CompositionKey key = CompositionKey.parse(resource.key().key());
            List<Composition> ofItem = compositions.values(key.composed());
            List<CompositionPart> partsOfItem = ofItem.stream()
                    .flatMap(composition -> parts.values(composition.id()).stream())
                    .toList();
            Outcome outcome = CompositionMapping.map(key, ofItem, partsOfItem, products, settings);
            works.add(new Work(resource, outcome));
        }
        return works;
    }

    private static Set<UUID> ids(Found<Composition> compositions, Collection<UUID> items) {
        Set<UUID> ids = new HashSet<>();
        items.forEach(item -> compositions.values(item).forEach(composition -> ids.add(composition.id())));
        return ids;
    }
}
