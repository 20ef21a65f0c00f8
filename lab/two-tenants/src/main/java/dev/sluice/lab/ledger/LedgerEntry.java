package dev.sluice.lab.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An event as its sender knows it.
 *
 * @param device id of the device
 * @param number number of the event among those of its device, from 1
 * @param body what is sent; never changed
 */
@SuppressWarnings("ArrayRecordComponent")
public record LedgerEntry(String device, long number, byte[] body) {
    /** The message id that the device gives the event. */
    public String messageId() {
        return device + "#" + number;
    }

    /** SHA-256 of the body, in lower-case hexadecimal digits. */
    public String bodyHash() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
