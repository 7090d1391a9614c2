package com.optiply.connector.sandbox.exact.model;

import java.nio.charset.StandardCharsets;

/** A field's name as it stands in JSON, between the value before it and its own. */
public final class JsonName {
    private final byte[] opening;

    JsonName(String name) {
        this.opening = (",\"" + name + "\":").getBytes(StandardCharsets.UTF_8);
    }

    /** The bytes {@code ,"Name":}; not to be changed. */
    public byte[] opening() {
        return opening;
    }
}
