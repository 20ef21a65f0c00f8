package dev.sluice.bridge.doctor;

import java.net.InetAddress;

/** Tells private addresses from public ones. */
final class PrivateAddress {
    private static final int CARRIER_GRADE_FIRST = 100;
    private static final int CARRIER_GRADE_MASK = 0xC0;
    private static final int CARRIER_GRADE_SECOND = 0x40;
    private static final int UNIQUE_LOCAL_MASK = 0xFE;
    private static final int UNIQUE_LOCAL = 0xFC;

    private PrivateAddress() {}

    /** RFC 1918, RFC 6598 (100.64.0.0/10, which virtual networks may use), RFC 4193 (fc00::/7), or this machine. */
    static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean carrierGrade = bytes.length == 4
                && bytes[0] == CARRIER_GRADE_FIRST
                && (bytes[1] & CARRIER_GRADE_MASK) == CARRIER_GRADE_SECOND;
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL;
        return address.isSiteLocalAddress() || address.isLoopbackAddress() || carrierGrade || uniqueLocal;
    }
}
