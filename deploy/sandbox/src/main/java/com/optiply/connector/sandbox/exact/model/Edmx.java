package com.optiply.connector.sandbox.exact.model;

import com.optiply.connector.sandbox.exact.model.Entity.Expansion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The {@code $metadata} of a service root such as {@code logistics} (Exact reference §3.2). */
public final class Edmx {
    private final List<Entity> entities;
    private final StringBuilder xml = new StringBuilder();

    private Edmx(List<Entity> entities) {
        this.entities = entities;
    }

    /** The document; empty when nothing lies directly below that root. */
    public static Optional<String> of(ExactModel model, String serviceRoot) {
        List<Entity> below = model.entities().stream()
                .filter(entity -> rootOf(entity.path()).equals(serviceRoot))
                .toList();
        return below.isEmpty() ? Optional.empty() : Optional.of(new Edmx(below).document());
    }

    private static String rootOf(String path) {
        return path.substring(0, path.lastIndexOf('/'));
    }

    private String document() {
        xml.append("<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\n")
                .append("<edmx:Edmx Version=\"1.0\" xmlns:edmx=\"http://schemas.microsoft.com/ado/2007/06/edmx\">\n")
                .append("<edmx:DataServices m:DataServiceVersion=\"1.0\"")
                .append(" xmlns:m=\"http://schemas.microsoft.com/ado/2007/08/dataservices/metadata\">\n");
        Map<String, List<Entity>> spaces = new LinkedHashMap<>();
        entities.forEach(entity ->
                spaces.computeIfAbsent(space(entity), key -> new ArrayList<>()).add(entity));
        spaces.forEach((space, members) -> {
            open("Schema", "Namespace", space, "xmlns", "http://schemas.microsoft.com/ado/2006/04/edm");
            members.forEach(this::type);
            associations().forEach((entity, expansions) -> {
                if (members.contains(entity)) {
                    expansions.forEach(expansion -> association(entity, expansion));
                }
            });
            if (members.contains(entities.getFirst())) {
                container();
            }
            xml.append("</Schema>\n");
        });
        return xml.append("</edmx:DataServices>\n</edmx:Edmx>\n").toString();
    }

    private void type(Entity entity) {
        open("EntityType", "Name", simpleName(entity));
        xml.append("<Key><PropertyRef Name=\"").append(entity.key().name()).append("\" /></Key>\n");
        for (Field field : entity.fields().values()) {
            if (!field.navigation()) {
                empty(
                        "Property",
                        "Name",
                        field.name(),
                        "Type",
                        "Edm." + field.type().label(),
                        "Nullable",
                        String.valueOf(!field.name().equals(entity.key().name())));
            }
        }
        for (Expansion expansion : associations().getOrDefault(entity, List.of())) {
            String relation = space(entity) + "." + relation(entity, expansion);
            empty(
                    "NavigationProperty",
                    "Name",
                    expansion.navigation(),
                    "Relationship",
                    relation,
                    "FromRole",
                    "Header",
                    "ToRole",
                    "Lines");
        }
        xml.append("</EntityType>\n");
    }

    private void association(Entity entity, Expansion expansion) {
        open("Association", "Name", relation(entity, expansion));
        empty("End", "Role", "Header", "Type", entity.typeName(), "Multiplicity", "1");
        empty("End", "Role", "Lines", "Type", target(expansion).orElseThrow().typeName(), "Multiplicity", "*");
        xml.append("</Association>\n");
    }

    private void container() {
        open("EntityContainer", "Name", "Container", "m:IsDefaultEntityContainer", "true");
        entities.forEach(entity -> empty("EntitySet", "Name", entity.setName(), "EntityType", entity.typeName()));
        associations()
                .forEach((entity, expansions) -> expansions.forEach(expansion -> {
                    String name = relation(entity, expansion);
                    open("AssociationSet", "Name", name, "Association", space(entity) + "." + name);
                    empty("End", "Role", "Header", "EntitySet", entity.setName());
                    empty(
                            "End",
                            "Role",
                            "Lines",
                            "EntitySet",
                            target(expansion).orElseThrow().setName());
                    xml.append("</AssociationSet>\n");
                }));
        xml.append("</EntityContainer>\n");
    }

    private Map<Entity, List<Expansion>> associations() {
        Map<Entity, List<Expansion>> found = new LinkedHashMap<>();
        for (Entity entity : entities) {
            List<Expansion> inside = entity.expansions().stream()
                    .filter(expansion -> target(expansion).isPresent())
                    .toList();
            if (!inside.isEmpty()) {
                found.put(entity, inside);
            }
        }
        return found;
    }

    private Optional<Entity> target(Expansion expansion) {
        return entities.stream()
                .filter(entity -> entity.path().equals(expansion.entity()))
                .findFirst();
    }

    private static String relation(Entity entity, Expansion expansion) {
        return simpleName(entity) + "_" + expansion.navigation();
    }

    private static String simpleName(Entity entity) {
        return entity.typeName().substring(entity.typeName().lastIndexOf('.') + 1);
    }

    private static String space(Entity entity) {
        return entity.typeName().substring(0, entity.typeName().lastIndexOf('.'));
    }

    private void open(String element, String... attributes) {
        start(element, attributes);
        xml.append(">\n");
    }

    private void empty(String element, String... attributes) {
        start(element, attributes);
        xml.append(" />\n");
    }

    private void start(String element, String... attributes) {
        xml.append('<').append(element);
        for (int at = 0; at < attributes.length; at += 2) {
            xml.append(' ')
                    .append(attributes[at])
                    .append("=\"")
                    .append(attributes[at + 1])
                    .append('"');
        }
    }
}
