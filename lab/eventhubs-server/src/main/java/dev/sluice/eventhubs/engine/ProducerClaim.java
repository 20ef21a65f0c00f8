package dev.sluice.eventhubs.engine;

import dev.sluice.eventhubs.codec.ProducerMark;
import java.util.Arrays;
import java.util.Map;
import org.apache.qpid.protonj2.engine.Receiver;
import org.apache.qpid.protonj2.types.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * Who an idempotent producer says it is when it attaches; what it leaves open the server chooses.
 *
 * @param id its id
 * @param epoch its epoch
 * @param sequence the number of the last event it published
 */
record ProducerClaim(
        @Nullable Long id, @Nullable Long epoch, @Nullable Integer sequence) {
    static final Symbol CAPABILITY = Symbol.valueOf("com.microsoft:idempotent-producer");
    static final Symbol ID = Symbol.valueOf(ProducerMark.PRODUCER);
    static final Symbol EPOCH = Symbol.valueOf(ProducerMark.EPOCH);
    static final Symbol SEQUENCE = Symbol.valueOf(ProducerMark.SEQUENCE);

    /** What an attach claims; null if it does not ask for idempotent publishing. */
    static @Nullable ProducerClaim of(Receiver link) {
        Symbol[] desired = link.getRemoteDesiredCapabilities();
        if (desired == null || !Arrays.asList(desired).contains(CAPABILITY)) {
            return null;
        }
        Map<Symbol, Object> properties = link.getRemoteProperties();
        Long sequence = number(properties, SEQUENCE);
        return new ProducerClaim(
                number(properties, ID), number(properties, EPOCH), sequence == null ? null : sequence.intValue());
    }

    private static @Nullable Long number(@Nullable Map<Symbol, Object> properties, Symbol name) {
        return properties != null && properties.get(name) instanceof Number number ? (Long) number.longValue() : null;
    }
}
