package com.optiply.connector.sandbox.exact.odata;

import com.optiply.connector.sandbox.exact.model.Entity;
import com.optiply.connector.sandbox.exact.model.Field;
import com.optiply.connector.sandbox.http.Params;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What rows show: {@code $select} and {@code $expand} (Exact reference §3.2).
 *
 * @param fields what to show, in the entity's own order; navigations among them
 * @param expand the navigations to show inline
 * @param nested what rows inside a navigation show, as {@code $select=SalesOrderLines/ID} asks; all where it is not named
 */
public record Projection(List<Field> fields, Set<String> expand, Map<String, Set<String>> nested) {

    /** Nothing at all, for an empty list. */
    public static final Projection NOTHING = new Projection(List.of(), Set.of(), Map.of());

    /** Everything that rows of an entity have, navigations not inline. */
    public static Projection everything(Entity entity) {
        return new Projection(List.copyOf(entity.fields().values()), Set.of(), Map.of());
    }

    /** What a query asks for; {@link ODataProblem} 400 names a property that is not there. */
    static Projection of(Entity entity, Params query) {
        Set<String> expand = expand(entity, query);
        Optional<String> select = query.first("$select").filter(text -> !text.isBlank());
        if (select.isEmpty() || select.get().strip().equals("*")) {
            return new Projection(List.copyOf(entity.fields().values()), expand, Map.of());
        }
        Set<String> names = new LinkedHashSet<>();
        Map<String, Set<String>> nested = new HashMap<>();
        for (String word : select.get().split(",")) {
            String path = word.strip();
            int slash = path.indexOf('/');
            names.add(slash < 0 ? path : path.substring(0, slash));
            if (slash >= 0) {
                nested.computeIfAbsent(path.substring(0, slash), key -> new LinkedHashSet<>())
                        .add(path.substring(slash + 1));
            }
        }
        Stream<String> unknown = names.stream()
                .filter(name -> entity.listed() && entity.field(name).isEmpty());
        unknown.findFirst().ifPresent(name -> {
            throw new ODataProblem(
                    400, "Could not find a property named '" + name + "' on type '" + entity.typeName() + "'.");
        });
        List<Field> fields = entity.fields().values().stream()
                .filter(field -> names.contains(field.name()))
                .toList();
        return new Projection(fields, expand, nested);
    }

    /** The same rows with only some of their fields; all where none is named. */
    Projection only(Set<String> names) {
        return names.isEmpty() || names.contains("*")
                ? this
                : new Projection(
                        fields.stream()
                                .filter(field -> names.contains(field.name()))
                                .toList(),
                        expand,
                        nested);
    }

    private static Set<String> expand(Entity entity, Params query) {
        Set<String> names = Arrays.stream(query.text("$expand").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
        for (String name : names) {
            if (entity.field(name).filter(Field::navigation).isEmpty()) {
                throw ODataProblem.syntax();
            }
        }
        return names;
    }
}
