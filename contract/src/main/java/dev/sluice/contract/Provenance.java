package dev.sluice.contract;

/**
 * Names of the application properties that the bridge adds to every event it forwards, so that a consumer on the IT
 * side can tell where an event comes from.
 *
 * <p>Types are those of the AMQP encoding: {@code string} unless said otherwise. Times are milliseconds since the
 * epoch, UTC.
 */
public final class Provenance {
    /** Every property under this prefix belongs to Sluice; a sender's own is moved aside. */
    public static final String PREFIX = "sluice-";

    /** Where a property of a sender goes whose name is reserved. */
    public static final String MOVED_PREFIX = "sender-";

    /** Name of the OT hub, as configured: the built-in endpoint's own name changes when the hub fails over. */
    public static final String SOURCE_HUB = "sluice-source-hub";

    /** {@code long}, epoch milliseconds: when that hub was created. It restarts sequences when it is made again. */
    public static final String SOURCE_INCARNATION = "sluice-source-incarnation";

    /** Partition of the OT hub. */
    public static final String SOURCE_PARTITION = "sluice-source-partition";

    /** {@code long}: sequence number in that partition. */
    public static final String SOURCE_SEQUENCE = "sluice-source-sequence";

    /** {@code long}, epoch milliseconds: when the OT hub received the event. */
    public static final String SOURCE_ENQUEUED = "sluice-source-enqueued";

    /** {@code boolean}: a probe of the doctor; consumers count it and skip it. */
    public static final String CANARY = "sluice-canary";

    /** {@code boolean}: a replay from quarantine or by hand; consumers decide by identity, not by position. */
    public static final String REPLAY = "sluice-replay";

    /** W3C trace context: the sender's own, or, when it sends none, that of the bridge's send. */
    public static final String TRACE_PARENT = "traceparent";

    private Provenance() {}
}
