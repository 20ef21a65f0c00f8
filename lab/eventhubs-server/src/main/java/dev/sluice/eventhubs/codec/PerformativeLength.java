package dev.sluice.eventhubs.codec;

/** Tells from the first bytes of a performative, a described list, how long it is. */
final class PerformativeLength {
    private static final long ENDLESS = Long.MAX_VALUE / 2;

    private PerformativeLength() {}

    /**
     * Its length as far as the bytes before the limit tell it; until then a length that reaches beyond them. What is no
     * performative is taken to be endless.
     */
    static long known(byte[] bytes, int start, int limit) {
        int there = limit - start;
        if (there < 2) {
            return 2;
        }
        int list = descriptorLength(bytes, start);
        if (list == 0) {
            return ENDLESS;
        }
        return there <= list ? list + 1 : list + listLength(bytes, start + list, limit);
    }

    /** 0 for a descriptor that no performative has. */
    private static int descriptorLength(byte[] bytes, int start) {
        if (bytes[start] != EncodedValue.DESCRIBED) {
            return 0;
        }
        return switch (bytes[start + 1] & 0xFF) {
            case EncodedValue.SMALL_ULONG -> 3;
            case EncodedValue.ULONG -> 10;
            default -> 0;
        };
    }

    private static long listLength(byte[] bytes, int start, int limit) {
        int header = switch (bytes[start] & 0xFF) {
            case EncodedValue.LIST_0 -> 1;
            case EncodedValue.LIST_8 -> 2;
            case EncodedValue.LIST_32 -> 5;
            default -> 0;
        };
        if (header == 0) {
            return ENDLESS;
        }
        return limit - start < header ? header : header + EncodedValue.contentLength(bytes, start, limit);
    }
}
