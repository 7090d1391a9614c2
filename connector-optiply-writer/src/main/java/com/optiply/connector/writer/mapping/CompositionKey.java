package com.optiply.connector.writer.mapping;

import java.util.UUID;

/** Key of a product composition: the composed item and the item that is a part of it. */
public record CompositionKey(UUID composed, UUID part) {

    /** @throws IllegalArgumentException when the text is no such key */
    public static CompositionKey parse(String key) {
        int slash = key.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("A composition's key is {composed item}/{part item}, not '" + key + "'");
        }
        return new CompositionKey(UUID.fromString(key.substring(0, slash)), UUID.fromString(key.substring(slash + 1)));
    }

    @Override
    public String toString() {
        return composed + "/" + part;
    }
}
