package com.optiply.connector.sandbox.optiply;

import com.optiply.connector.sandbox.data.Blocks;
import com.optiply.connector.sandbox.data.Blocks.Block;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A type of the Optiply reference's section 2. */
record ResourceType(
        String name,
        long firstId,
        boolean readOnly,
        Map<String, Attribute> attributes,
        List<Link> parents,
        List<String> unique,
        Optional<Link> lines,
        List<Link> cascades,
        List<Link> blocked,
        List<Relation> relations) {

    private static final Map<String, ResourceType> ALL = read();

    /** Another type and the attribute that names a record. */
    record Link(String type, String attribute) {}

    /** A relationship: the children that name this record, or the parent it names. */
    record Relation(String name, boolean many, String type, String attribute) {}

    /** All types by name; names are case-sensitive. */
    static Map<String, ResourceType> all() {
        return ALL;
    }

    private static Map<String, ResourceType> read() {
        Map<String, ResourceType> types = new LinkedHashMap<>();
        Blocks.read("/optiply-types.txt").forEach(block -> types.put(block.name(), of(block)));
        return types;
    }

    private static ResourceType of(Block block) {
        Map<String, Attribute> attributes = new LinkedHashMap<>();
        block.each("attribute").forEach(words -> attributes.put(words.getFirst(), Attribute.of(words)));
        return new ResourceType(
                block.name(),
                Long.parseLong(block.value("first-id").orElseThrow()),
                block.has("read-only"),
                attributes,
                block.each("parent").stream()
                        .map(words -> new Link(words.get(1), words.get(0)))
                        .toList(),
                block.all("unique"),
                links(block, "lines").stream().findFirst(),
                links(block, "cascade"),
                links(block, "blocked"),
                block.each("relation").stream()
                        .map(words ->
                                new Relation(words.get(0), words.get(1).equals("many"), words.get(2), words.get(3)))
                        .toList());
    }

    private static List<Link> links(Block block, String word) {
        return block.each(word).stream()
                .map(words -> new Link(words.get(0), words.get(1)))
                .toList();
    }
}
