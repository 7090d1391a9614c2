package com.optiply.connector.sandbox.exact.model;

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

    /**
     * A navigation of an entity.
     *
     * @param target the entity behind it; empty where it lies below another root or is not given, which makes a type of
     *     its own with nothing but a key
     */
    private record Navigation(Entity entity, String name, Optional<Entity> target) {
        String relation() {
            return entity.simpleType() + "_" + name;
        }

        String type() {
            return target.map(Entity::typeName).orElseGet(() -> space(entity) + "." + relation());
        }

        String set() {
            return target.map(Entity::setName).orElseGet(this::relation);
        }
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
            members.forEach(member -> navigations(member).forEach(this::association));
            if (members.contains(entities.getFirst())) {
                container();
            }
            xml.append("</Schema>\n");
        });
        return xml.append("</edmx:DataServices>\n</edmx:Edmx>\n").toString();
    }

    private void type(Entity entity) {
        open("EntityType", "Name", entity.simpleType());
        key(entity.key().name());
        for (Field field : entity.fields().values()) {
            if (!field.navigation()) {
                property(
                        field.name(),
                        field.type().label(),
                        !field.name().equals(entity.key().name()));
            }
        }
        for (Navigation one : navigations(entity)) {
            empty(
                    "NavigationProperty",
                    "Name",
                    one.name,
                    "Relationship",
                    space(entity) + "." + one.relation(),
                    "FromRole",
                    "Header",
                    "ToRole",
                    "Lines");
        }
        xml.append("</EntityType>\n");
    }

    private void key(String name) {
        xml.append("<Key><PropertyRef Name=\"").append(name).append("\" /></Key>\n");
    }

    private void property(String name, String type, boolean nullable) {
        empty("Property", "Name", name, "Type", "Edm." + type, "Nullable", String.valueOf(nullable));
    }

    private void association(Navigation one) {
        if (one.target.isEmpty()) {
            open("EntityType", "Name", one.relation());
            key("ID");
            property("ID", EdmType.GUID.label(), false);
            xml.append("</EntityType>\n");
        }
        open("Association", "Name", one.relation());
        empty("End", "Role", "Header", "Type", one.entity.typeName(), "Multiplicity", "1");
        empty("End", "Role", "Lines", "Type", one.type(), "Multiplicity", "*");
        xml.append("</Association>\n");
    }

    private void container() {
        open("EntityContainer", "Name", "Container", "m:IsDefaultEntityContainer", "true");
        entities.forEach(entity -> empty("EntitySet", "Name", entity.setName(), "EntityType", entity.typeName()));
        entities.stream().flatMap(entity -> navigations(entity).stream()).forEach(one -> {
            if (one.target.isEmpty()) {
                empty("EntitySet", "Name", one.relation(), "EntityType", one.type());
            }
            open("AssociationSet", "Name", one.relation(), "Association", space(one.entity) + "." + one.relation());
            empty("End", "Role", "Header", "EntitySet", one.entity.setName());
            empty("End", "Role", "Lines", "EntitySet", one.set());
            xml.append("</AssociationSet>\n");
        });
        xml.append("</EntityContainer>\n");
    }

    private List<Navigation> navigations(Entity entity) {
        return entity.fields().values().stream()
                .filter(Field::navigation)
                .map(field -> new Navigation(entity, field.name(), target(entity, field)))
                .toList();
    }

    private Optional<Entity> target(Entity entity, Field navigation) {
        return entity.expansion(navigation.name()).flatMap(expansion -> entities.stream()
                .filter(other -> other.path().equals(expansion.entity()))
                .findFirst());
    }

    private static String space(Entity entity) {
        return entity.typeName().substring(0, entity.typeName().lastIndexOf('.'));
    }

    private void open(String element, String... attributes) {
        xml.append('<').append(element);
        attributes(attributes);
        xml.append(">\n");
    }

    private void empty(String element, String... attributes) {
        xml.append('<').append(element);
        attributes(attributes);
        xml.append(" />\n");
    }

    private void attributes(String... attributes) {
        for (int at = 0; at < attributes.length; at += 2) {
            xml.append(' ')
                    .append(attributes[at])
                    .append("=\"")
                    .append(attributes[at + 1])
                    .append('"');
        }
    }
}
