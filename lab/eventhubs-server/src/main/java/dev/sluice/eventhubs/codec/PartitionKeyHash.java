package dev.sluice.eventhubs.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Chooses the partition of a partition key: Jenkins' lookup3 over its UTF-8 bytes, folded to 16 bits.
 *
 * <p>It is the function of the SDK's own partition resolver, which widens the last bytes with their sign.
 */
public final class PartitionKeyHash {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int BLOCK = 12;

    private int a;
    private int b;
    private int c;

    private PartitionKeyHash(int length) {
        a = 0xdeadbeef + length;
        b = a;
        c = a;
    }

    /** The index of the partition that a key belongs to. */
    public static int partition(String key, int partitions) {
        return Math.abs(hash(key.getBytes(StandardCharsets.UTF_8)) % partitions);
    }

    private static short hash(byte[] key) {
        PartitionKeyHash state = new PartitionKeyHash(key.length);
        int index = 0;
        for (; key.length - index > BLOCK; index += BLOCK) {
            state.add(word(key, index), word(key, index + 4), word(key, index + 8));
            state.mix();
        }
        if (index < key.length) {
            state.add(tail(key, index), tail(key, index + 4), tail(key, index + 8));
            state.finish();
        }
        return (short) (state.b ^ state.c);
    }

    private void add(int first, int second, int third) {
        a += first;
        b += second;
        c += third;
    }

    private void mix() {
        a = (a - c) ^ Integer.rotateLeft(c, 4);
        c += b;
        b = (b - a) ^ Integer.rotateLeft(a, 6);
        a += c;
        c = (c - b) ^ Integer.rotateLeft(b, 8);
        b += a;
        a = (a - c) ^ Integer.rotateLeft(c, 16);
        c += b;
        b = (b - a) ^ Integer.rotateLeft(a, 19);
        a += c;
        c = (c - b) ^ Integer.rotateLeft(b, 4);
        b += a;
    }

    private void finish() {
        c = (c ^ b) - Integer.rotateLeft(b, 14);
        a = (a ^ c) - Integer.rotateLeft(c, 11);
        b = (b ^ a) - Integer.rotateLeft(a, 25);
        c = (c ^ b) - Integer.rotateLeft(b, 16);
        a = (a ^ c) - Integer.rotateLeft(c, 4);
        b = (b ^ a) - Integer.rotateLeft(a, 14);
        c = (c ^ b) - Integer.rotateLeft(b, 24);
    }

    private static int word(byte[] key, int index) {
        return (int) INT.get(key, index);
    }

    /** The rest of a key in one word: four whole bytes if they are there, else the signed bytes that are. */
    private static int tail(byte[] key, int index) {
        if (index + Integer.BYTES <= key.length) {
            return word(key, index);
        }
        int sum = 0;
        for (int i = index; i < key.length; i++) {
            sum += key[i] << (Byte.SIZE * (i - index));
        }
        return sum;
    }
}
