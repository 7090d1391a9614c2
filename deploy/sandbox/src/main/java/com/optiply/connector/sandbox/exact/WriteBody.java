package com.optiply.connector.sandbox.exact;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.sandbox.exact.model.Entity;
import com.optiply.connector.sandbox.exact.model.Field;
import com.optiply.connector.sandbox.exact.model.Property;
import com.optiply.connector.sandbox.exact.odata.ODataProblem;
import com.optiply.connector.sandbox.exact.store.ApiWrites;
import com.optiply.connector.sandbox.http.Call;
import com.optiply.connector.sandbox.switches.Switch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The body of a POST or PUT: values by property, and the lines of a header.
 *
 * @param values as stored; null clears a value
 */
record WriteBody(Map<Property, Object> values, List<ApiWrites.Lines> lines) {
    /** The body of a POST; mandatory properties and lines must be there. */
    static WriteBody creation(ExactState state, Entity entity, Call call) {
        JsonNode json = RequestDocument.of(call);
        Reader reader = new Reader(state);
        Map<Property, Object> values = reader.values(entity, json);
        reader.demand(entity, values, Optional.empty());
        List<ApiWrites.Lines> lines = new ArrayList<>();
        for (Entity.Expansion expansion : entity.expansions()) {
            Entity lineEntity = state.model().entity(expansion.entity()).orElseThrow();
            Property link = lineEntity.store().required(expansion.property());
            List<Map<Property, Object>> rows = new ArrayList<>();
            for (JsonNode line : elements(json.path(expansion.navigation()))) {
                Map<Property, Object> given = reader.values(lineEntity, line);
                reader.demand(lineEntity, given, Optional.of(link));
                rows.add(given);
            }
            if (rows.isEmpty()
                    && entity.field(expansion.navigation()).orElseThrow().mandatory()) {
                throw reader.missing(expansion.navigation());
            }
            lines.add(new ApiWrites.Lines(lineEntity.store(), link, rows));
        }
        return new WriteBody(values, lines);
    }

    /** The body of a PUT: what is not named stays; lines in it are not looked at. */
    static WriteBody change(ExactState state, Entity entity, Call call) {
        Reader reader = new Reader(state);
        Map<Property, Object> values = reader.values(entity, RequestDocument.of(call));
        for (Field field : entity.fields().values()) {
            if (field.mandatory() && !field.navigation() && values.containsKey(field.stored())) {
                if (values.get(field.stored()) == null) {
                    throw reader.missing(field.name());
                }
            }
        }
        return new WriteBody(values, List.of());
    }

    /** Lines as an array, or as the {@code results} of a read-back. */
    private static Iterable<JsonNode> elements(JsonNode navigation) {
        JsonNode list = navigation.isObject() ? navigation.path("results") : navigation;
        List<JsonNode> elements = new ArrayList<>();
        if (list.isArray()) {
            list.forEach(elements::add);
        }
        return elements;
    }

    /** Turns JSON members into values of an entity. */
    private record Reader(ExactState state) {

        Map<Property, Object> values(Entity entity, JsonNode json) {
            Map<Property, Object> values = new LinkedHashMap<>();
            json.properties().forEach(member -> {
                String name = member.getKey();
                if (name.equals("__metadata")) {
                    return;
                }
                Field field = entity.field(name).orElseThrow(() -> unknown(entity, name));
                if (!field.navigation() && settable(entity, field)) {
                    values.put(field.stored(), WriteValues.of(field, member.getValue()));
                }
            });
            return values;
        }

        private boolean settable(Entity entity, Field field) {
            boolean readOnly =
                    field.key() || field.timestamp() || entity.store().readOnly(field.stored());
            if (readOnly && !field.key() && state.switches().on(Switch.READ_ONLY_REFUSED)) {
                throw new ODataProblem(400, "Property '" + field.name() + "' is read-only.");
            }
            return !readOnly;
        }

        void demand(Entity entity, Map<Property, Object> values, Optional<Property> link) {
            for (Field field : entity.fields().values()) {
                if (field.mandatory()
                        && !field.key()
                        && !field.navigation()
                        && link.filter(field.stored()::equals).isEmpty()
                        && isMissing(values.get(field.stored()))) {
                    throw missing(field.name());
                }
            }
        }

        private static boolean isMissing(Object value) {
            return value == null || value instanceof String text && text.isBlank();
        }

        ODataProblem missing(String name) {
            return new ODataProblem(state.switches().number(Switch.VALIDATION_STATUS), "Mandatory: " + name);
        }

        private static ODataProblem unknown(Entity entity, String name) {
            return new ODataProblem(
                    400,
                    "Error processing request stream. The property name '" + name + "' specified for type '"
                            + entity.typeName() + "' is not valid.");
        }
    }
}
