package com.optiply.connector.sandbox.exact.model;

import java.util.Set;

/** What a client of the API cannot set; the reference marks only keys, the rest follows from what a property is. */
final class WriteProtection {
    private static final Set<String> AUDIT = Set.of(
            "Created",
            "Creator",
            "Modified",
            "Modifier",
            "Division",
            "syscreated",
            "syscreator",
            "sysmodified",
            "sysmodifier");

    /** Copies that a client may overwrite: a line's own text and the unit it is sold in. */
    private static final Set<String> OWN_TEXTS = Set.of("Description", "Unit", "Notes");

    private WriteProtection() {}

    static boolean covers(StoreType store, String name) {
        return AUDIT.contains(name)
                || name.endsWith("FullName")
                || name.equals(store.id)
                || name.equals(store.alternate) && store.group == null
                || store.readOnly.contains(name)
                || store.references.stream()
                        .anyMatch(reference -> reference.copies().containsKey(name) && !OWN_TEXTS.contains(name));
    }
}
