package dev.sluice.bench.broker;

/**
 * Events that are sent or read in one measure.
 *
 * @param eventBytes bytes of an event's body
 * @param events how many
 */
public record Load(int eventBytes, int events) {
    /** How many partitions they are spread over. */
    public static final int PARTITIONS = 4;

    /** A new body; its content makes no difference to a broker. */
    public byte[] body() {
        byte[] body = new byte[eventBytes];
        for (int i = 0; i < eventBytes; i++) {
            body[i] = (byte) i;
        }
        return body;
    }
}
