package com.optiply.connector.sandbox.exact.model;

import com.optiply.connector.sandbox.data.Blocks;
import com.optiply.connector.sandbox.data.Blocks.Block;
import com.optiply.connector.sandbox.data.Blocks.Line;
import com.optiply.connector.sandbox.exact.model.Entity.Expansion;
import com.optiply.connector.sandbox.exact.model.Entity.Filtering;
import com.optiply.connector.sandbox.exact.model.Entity.Kind;
import com.optiply.connector.sandbox.exact.model.Entity.Selection;
import com.optiply.connector.sandbox.exact.model.Field.Padding;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the resources {@code exact/stores.txt} and {@code exact/entities/*.txt}. */
final class ModelReader {
    private static final List<String> FILES = List.of(
            "system",
            "products",
            "stock",
            "sales",
            "invoices",
            "accounts",
            "purchasing",
            "compositions",
            "webhooks",
            "unlisted");

    private final Map<String, StoreType> stores = new LinkedHashMap<>();
    private final Map<String, Entity> entities = new LinkedHashMap<>();
    private final Map<String, Entity> live = new LinkedHashMap<>();

    private ModelReader() {}

    static ExactModel read() {
        ModelReader reader = new ModelReader();
        Blocks.read("/exact/stores.txt").forEach(block -> reader.stores.put(block.name(), store(block)));
        for (String file : FILES) {
            for (Block block : Blocks.read("/exact/entities/" + file + ".txt")) {
                reader.entities.put(block.name(), reader.entity(block, false));
                if (block.has("live")) {
                    reader.live.put(block.name(), reader.entity(block, true));
                }
            }
        }
        reader.index();
        return new ExactModel(reader.entities, reader.live, reader.stores);
    }

    private static StoreType store(Block block) {
        StoreType store = new StoreType(block.name());
        block.value("id").ifPresent(id -> store.id = id);
        store.alternate = block.value("alternate").orElse(null);
        store.group = block.value("group").orElse(null);
        store.deletedType = block.value("deleted").map(Integer::valueOf).orElse(-1);
        block.each("children").forEach(words -> store.children.add(link(words)));
        block.each("dependent").forEach(words -> store.dependents.add(link(words)));
        block.each("reference").forEach(words -> {
            Map<String, String> copies = pairs(words.subList(2, words.size()));
            store.references.add(new StoreType.Reference(words.get(0), words.get(1), copies));
        });
        store.shared.addAll(block.all("shared"));
        store.defaultTexts.putAll(pairs(block.all("default")));
        store.apiTexts.putAll(pairs(block.all("api")));
        store.number = block.value("number").orElse(null);
        store.unique.addAll(block.all("unique"));
        store.readOnly.addAll(block.all("readonly"));
        block.each("restrict")
                .forEach(words -> store.restrictions.add(new StoreType.Link(words.get(0), words.get(1), "ID")));
        return store;
    }

    private static StoreType.Link link(List<String> words) {
        return new StoreType.Link(words.get(0), words.get(1), words.get(2));
    }

    private static Map<String, String> pairs(List<String> words) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            pairs.put(word.substring(0, equals), word.substring(equals + 1));
        }
        return pairs;
    }

    private Entity entity(Block block, boolean live) {
        StoreType store = stores.get(block.value("store").orElseThrow());
        Map<String, Field> fields = fields(block, store);
        if (live) {
            block.each("live").forEach(words -> add(fields, store, EdmType.of(words.get(0)), words.get(1)));
        }
        Field key = fields.values().stream()
                .filter(Field::key)
                .findFirst()
                .or(() -> fields.values().stream()
                        .filter(field ->
                                field.name().equals("ID") || field.name().equals("ItemId"))
                        .findFirst())
                .orElseThrow(() -> new IllegalStateException("no key in " + block.name()));
        boolean lenient = block.has("filter-any");
        List<String> names = Stream.concat(block.all("filter").stream(), block.all("filter-any").stream())
                .flatMap(word -> Names.expand(word).stream())
                .sorted()
                .toList();
        List<String> syncFilter = block.all("sync-filter");
        return new Entity(
                block.name(),
                kind(block),
                store,
                block.value("type").orElseThrow(),
                fields,
                key,
                Selection.valueOf(block.value("rows").orElse("all").toUpperCase(Locale.ROOT)),
                new Filtering(
                        syncFilter.isEmpty() ? names : syncFilter,
                        block.has("mandatory"),
                        lenient,
                        Set.copyOf(block.all("filter-refused"))),
                block.value("bare-top").map(Integer::valueOf).orElse(60),
                block.each("expand").stream()
                        .map(words -> new Expansion(words.get(0), words.get(1), words.get(2)))
                        .toList(),
                Set.copyOf(block.all("module")),
                Set.copyOf(block.all("write")),
                block.value("count").map(Integer::valueOf).orElseThrow(),
                !block.has("unlisted"));
    }

    private static Kind kind(Block block) {
        if (block.has("function")) {
            return Kind.FUNCTION;
        }
        return block.name().startsWith("sync/")
                ? Kind.SYNC
                : block.name().startsWith("bulk/") ? Kind.BULK : Kind.SINGLE;
    }

    private static Map<String, Field> fields(Block block, StoreType store) {
        Map<String, Padding> paddings = new HashMap<>();
        block.each("pad")
                .forEach(words -> paddings.put(
                        words.get(0),
                        new Padding(Integer.parseInt(words.get(1)), words.get(2).equals("left"))));
        Map<String, String> aliases = new HashMap<>();
        block.each("alias").forEach(words -> aliases.put(words.get(0), words.get(1)));
        Set<String> reversed = new HashSet<>(block.all("reversed"));
        Map<String, Field> fields = new LinkedHashMap<>();
        for (Line line : block.lines()) {
            EdmType type = EdmType.of(line.word());
            if (type == null) {
                continue;
            }
            for (String word : line.values()) {
                for (String name : Names.expand(word)) {
                    boolean timestamp = name.equals(Field.TIMESTAMP);
                    Property stored = timestamp || type == EdmType.COLLECTION
                            ? null
                            : store.declare(aliases.getOrDefault(name, name), type);
                    fields.put(
                            name,
                            Field.of(
                                    name,
                                    type,
                                    stored,
                                    paddings.getOrDefault(name, Padding.NONE),
                                    word.contains("*"),
                                    word.contains("!"),
                                    reversed.contains(name)));
                }
            }
        }
        return fields;
    }

    private static void add(Map<String, Field> fields, StoreType store, EdmType type, String name) {
        fields.put(name, Field.of(name, type, store.declare(name, type), Padding.NONE, false, false, false));
    }

    /** Links and expansions are followed often; group members too. */
    private void index() {
        for (StoreType store : stores.values()) {
            Stream.concat(store.children.stream(), store.dependents.stream())
                    .forEach(link -> stores.get(link.store()).indexed.add(link.property()));
            if (store.group != null) {
                store.indexed.add(store.group);
            }
        }
        for (Entity entity : entities.values()) {
            entity.expansions()
                    .forEach(expansion ->
                            entities.get(expansion.entity()).store().indexed.add(expansion.property()));
        }
    }
}
