package com.optiply.connector.sandbox.seed;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Choices that depend on nothing but a name. */
final class Dice {
    private Dice() {}

    /** A number from 0 to sides - 1. */
    static int roll(String name, int sides) {
        CRC32 crc = new CRC32();
        crc.update(name.getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() % sides);
    }
}
