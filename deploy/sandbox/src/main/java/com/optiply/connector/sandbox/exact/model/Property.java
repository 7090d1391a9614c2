package com.optiply.connector.sandbox.exact.model;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A property of a logical store. Its slot in a row's array is given out at its first use, so that rows are only as long
 * as the properties that are really used.
 */
public final class Property {
    private final String name;
    private final EdmType type;
    private final AtomicInteger slots;
    private volatile int slot = -1;

    Property(String name, EdmType type, AtomicInteger slots) {
        this.name = name;
        this.type = type;
        this.slots = slots;
    }

    public String name() {
        return name;
    }

    public EdmType type() {
        return type;
    }

    /** The slot, or -1 while no row has a value. */
    public int slot() {
        return slot;
    }

    /** The slot, given out now if there was none. */
    public int claimSlot() {
        if (slot < 0) {
            synchronized (this) {
                if (slot < 0) {
                    slot = slots.getAndIncrement();
                }
            }
        }
        return slot;
    }

    @Override
    public String toString() {
        return name;
    }
}
