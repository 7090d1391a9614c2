package com.optiply.connector.sandbox.seed;

import java.util.UUID;

/** An item as other rows refer to it. */
record SeedItem(UUID id, String code, String description, String unit, double price) {

    boolean fee() {
        return code.equals("POST") || code.equals("D");
    }
}
