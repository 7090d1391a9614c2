package com.optiply.connector.sandbox.exact.model;

import com.optiply.connector.sandbox.data.Blocks;
import com.optiply.connector.sandbox.data.Blocks.Block;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The packages of Exact Online with their modules, from the resource {@code exact/editions.txt}. */
public final class Editions {
    private static final Map<String, Set<String>> MODULES = read();

    private Editions() {}

    /** The modules of an edition; {@link IllegalArgumentException} for an unknown one. */
    public static Set<String> modules(String edition) {
        Set<String> modules = MODULES.get(edition);
        if (modules == null) {
            throw new IllegalArgumentException("unknown edition '" + edition + "'; use one of " + MODULES.keySet());
        }
        return modules;
    }

    /** All modules there are. */
    public static Set<String> all() {
        return modules("everything");
    }

    private static Map<String, Set<String>> read() {
        Map<String, Set<String>> editions = new TreeMap<>();
        for (Block block : Blocks.read("/exact/editions.txt")) {
            editions.put(block.name(), Set.copyOf(block.all("modules")));
        }
        return editions;
    }
}
