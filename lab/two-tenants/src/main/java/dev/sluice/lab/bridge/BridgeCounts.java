package dev.sluice.lab.bridge;

/**
 * What a bridge counts by itself. The audit does not rely on it.
 *
 * @param received events that it read
 * @param forwarded events that the target accepted, repeats included
 * @param quarantined events that it set aside
 * @param resent events that it sent once more than needed
 * @param gaps ranges that it missed in the source
 */
public record BridgeCounts(long received, long forwarded, long quarantined, long resent, long gaps) {
    /** Nothing yet. */
    public static final BridgeCounts NONE = new BridgeCounts(0, 0, 0, 0, 0);

    /** Of two processes, one after the other. */
    public BridgeCounts plus(BridgeCounts other) {
        return new BridgeCounts(
                received + other.received,
                forwarded + other.forwarded,
                quarantined + other.quarantined,
                resent + other.resent,
                gaps + other.gaps);
    }

    /** Whether these are the counts of another process than those before: a counter never goes back. */
    public boolean beganAnew(BridgeCounts before) {
        return received < before.received
                || forwarded < before.forwarded
                || quarantined < before.quarantined
                || resent < before.resent
                || gaps < before.gaps;
    }
}
