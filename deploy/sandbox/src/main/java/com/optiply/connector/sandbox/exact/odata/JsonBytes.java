package com.optiply.connector.sandbox.exact.odata;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/** JSON written as bytes at once: pages of a thousand rows are most of what the sandbox does. */
final class JsonBytes {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    private static final double LARGEST_WHOLE = 1e15;
    private static final double LARGEST_CENTS = 1e13;
    private static final int LONGEST_NUMBER = 20;

    private byte[] bytes;
    private int length;

    JsonBytes(int expected) {
        this.bytes = new byte[Math.max(256, expected)];
    }

    /** Constant parts, as they are. */
    JsonBytes raw(byte[] part) {
        room(part.length);
        System.arraycopy(part, 0, bytes, length, part.length);
        length += part.length;
        return this;
    }

    /** Text that needs no escape and is all ASCII. */
    @SuppressWarnings("deprecation")
    JsonBytes ascii(String part) {
        int size = part.length();
        room(size);
        part.getBytes(0, size, bytes, length);
        length += size;
        return this;
    }

    JsonBytes character(char one) {
        room(1);
        bytes[length++] = (byte) one;
        return this;
    }

    JsonBytes nothing() {
        return raw(NULL);
    }

    /** A text with its quotes. */
    JsonBytes string(String text) {
        return character('"').content(text).character('"');
    }

    /** The same at a fixed width, filled with blanks. */
    JsonBytes padded(String text, int blanks, boolean left) {
        character('"');
        if (left) {
            blanks(blanks);
        }
        content(text);
        if (!left) {
            blanks(blanks);
        }
        return character('"');
    }

    /** A text without quotes, escaped. */
    JsonBytes content(String text) {
        int size = text.length();
        room(size);
        for (int at = 0; at < size; at++) {
            char one = text.charAt(at);
            if (one < 0x20 || one >= 0x80 || one == '"' || one == '\\') {
                return escaped(text, at);
            }
            bytes[length++] = (byte) one;
        }
        return this;
    }

    private JsonBytes escaped(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            char one = text.charAt(at);
            if (one >= 0x80) {
                boolean pair = Character.isHighSurrogate(one)
                        && at + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(at + 1));
                raw(text.substring(at, at + (pair ? 2 : 1)).getBytes(StandardCharsets.UTF_8));
                at += pair ? 1 : 0;
            } else if (one >= 0x20 && one != '"' && one != '\\') {
                character(one);
            } else {
                escape(one);
            }
        }
        return this;
    }

    private void escape(char one) {
        switch (one) {
            case '"' -> ascii("\\\"");
            case '\\' -> ascii("\\\\");
            case '\n' -> ascii("\\n");
            case '\r' -> ascii("\\r");
            case '\t' -> ascii("\\t");
            default -> ascii("\\u00").hex(one, 2);
        }
    }

    JsonBytes number(long number) {
        room(LONGEST_NUMBER);
        if (number < 0) {
            if (number == Long.MIN_VALUE) {
                return ascii(String.valueOf(number));
            }
            bytes[length++] = '-';
        }
        long rest = Math.abs(number);
        int digits = 1;
        for (long power = rest; power >= 10; power /= 10) {
            digits++;
        }
        for (int at = length + digits - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    /** Whole numbers without a point, prices to the cent without a detour, all others as Java shows them. */
    JsonBytes decimal(double number) {
        if (number == Math.rint(number) && Math.abs(number) < LARGEST_WHOLE) {
            return number((long) number);
        }
        double cents = Math.rint(number * 100);
        if (Math.abs(number) < LARGEST_CENTS && cents / 100 == number) {
            long whole = Math.abs((long) cents);
            if (number < 0) {
                character('-');
            }
            number(whole / 100).character('.').character((char) ('0' + whole / 10 % 10));
            return whole % 10 == 0 ? this : character((char) ('0' + whole % 10));
        }
        return ascii(String.valueOf(number));
    }

    /** A guid without quotes. */
    JsonBytes guid(UUID guid) {
        long high = guid.getMostSignificantBits();
        long low = guid.getLeastSignificantBits();
        return hex(high >>> 32, 8)
                .character('-')
                .hex(high >>> 16, 4)
                .character('-')
                .hex(high, 4)
                .character('-')
                .hex(low >>> 48, 4)
                .character('-')
                .hex(low, 12);
    }

    Buffer buffer() {
        return Buffer.buffer(Unpooled.wrappedBuffer(bytes, 0, length));
    }

    private JsonBytes hex(long value, int digits) {
        room(digits);
        for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
            bytes[length++] = HEX[(int) (value >>> shift) & 0xf];
        }
        return this;
    }

    private void blanks(int count) {
        for (int blank = 0; blank < count; blank++) {
            character(' ');
        }
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
