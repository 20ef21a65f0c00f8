package dev.sluice.eventhubs.engine;

import java.util.Arrays;

/** Reads a fuzzer's bytes as choices; when they are used up every choice is the first. */
final class Choices {
    private final byte[] bytes;
    private int next;

    Choices(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean hasMore() {
        return next < bytes.length;
    }

    int below(int bound) {
        return hasMore() ? (bytes[next++] & 0xFF) % bound : 0;
    }

    boolean flag() {
        return below(2) == 1;
    }

    @SafeVarargs
    final <T> T of(T... values) {
        return values[below(values.length)];
    }

    /** Up to 255 bytes. */
    byte[] bytes() {
        int length = Math.min(below(256), bytes.length - next);
        next += length;
        return Arrays.copyOfRange(bytes, next - length, next);
    }

    byte[] rest() {
        byte[] rest = Arrays.copyOfRange(bytes, next, bytes.length);
        next = bytes.length;
        return rest;
    }
}
