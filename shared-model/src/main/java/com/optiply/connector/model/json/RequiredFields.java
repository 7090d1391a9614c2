package com.optiply.connector.model.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The fields that a type's schema requires. That one is there is Jackson's to check, that it is not null is not: by its own settings that goes for all fields or none. */
final class RequiredFields {

    private static final ClassValue<List<RecordComponent>> OF_TYPE = new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
            return type.isRecord()
                    ? Arrays.stream(type.getRecordComponents())
                            .filter(RequiredFields::isRequired)
                            .toList()
                    : List.of();
        }
    };

    private RequiredFields() {}

    /** @return where a required field is null, such as {@code settings.currency}; values within lists are not looked at */
    static Optional<String> missing(Object value) {
        return OF_TYPE.get(value.getClass()).stream()
                .flatMap(field -> missing(field, of(field, value)).stream())
                .findFirst();
    }

    private static Optional<String> missing(RecordComponent field, Object value) {
        return value == null
                ? Optional.of(field.getName())
                : missing(value).map(inner -> field.getName() + "." + inner);
    }

    private static boolean isRequired(RecordComponent field) {
        JsonProperty property = field.getAccessor().getAnnotation(JsonProperty.class);
        return property != null && property.required();
    }

    private static Object of(RecordComponent field, Object value) {
        try {
            return field.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("Field " + field.getName() + " cannot be read", e);
        }
    }
}
