package dev.sluice.posture.network;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of IPv4 addresses.
 *
 * @param first the lowest address
 * @param last the highest address
 */
public record Cidr(long first, long last) {
    private static final Pattern SHAPE =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(?:/(\\d{1,2}))?");
    private static final int BITS = 32;
    private static final int MAXIMUM_BYTE = 255;

    /** The range that a prefix such as {@code 10.0.1.0/24}, or one address, names; empty for anything else. */
    public static Optional<Cidr> parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long address = 0;
        for (int group = 1; group <= 4; group++) {
            int value = Integer.parseInt(matcher.group(group));
            if (value > MAXIMUM_BYTE) {
                return Optional.empty();
            }
            address = address << 8 | value;
        }
        int length = matcher.group(5) == null ? BITS : Integer.parseInt(matcher.group(5));
        return length > BITS ? Optional.empty() : Optional.of(range(address, length));
    }

    /** Whether every address of the other is in this one. */
    public boolean covers(Cidr other) {
        return first <= other.first && other.last <= last;
    }

    /** Whether some address is in both. */
    public boolean overlaps(Cidr other) {
        return first <= other.last && other.first <= last;
    }

    private static Cidr range(long address, int length) {
        long size = 1L << (BITS - length);
        long first = address / size * size;
        return new Cidr(first, first + size - 1);
    }
}
