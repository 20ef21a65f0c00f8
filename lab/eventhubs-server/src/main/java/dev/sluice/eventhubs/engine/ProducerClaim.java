package dev.sluice.eventhubs.engine;

import dev.sluice.eventhubs.codec.ProducerMark;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
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

    /**
     * What an attach claims; null if it does not ask for idempotent publishing.
     *
     * @throws RefusedException if a number is negative
     */
    static @Nullable ProducerClaim of(Receiver link) {
        Symbol[] desired = link.getRemoteDesiredCapabilities();
        if (desired == null || !Arrays.asList(desired).contains(CAPABILITY)) {
            return null;
        }
        Map<Symbol, Object> properties = link.getRemoteProperties();
        Long sequence = number(properties, SEQUENCE);
        Stream.of(ID, EPOCH, SEQUENCE).forEach(name -> requireNotNegative(name, number(properties, name)));
        return new ProducerClaim(
                number(properties, ID), number(properties, EPOCH), sequence == null ? null : sequence.intValue());
    }

    private static void requireNotNegative(Symbol name, @Nullable Long number) {
        if (number != null && number < 0) {
            throw new RefusedException(WireError.outOfRange("The link property '" + name + "' is negative."));
        }
    }

    /**
     * The number that the producer is told to go on from: its own if it has one. It may not know yet that a send was
     * stored, and sends it again then.
     */
    int sequence(Producer known) {
        return sequence == null ? known.last() : sequence;
    }

    private static @Nullable Long number(@Nullable Map<Symbol, Object> properties, Symbol name) {
        return properties != null && properties.get(name) instanceof Number number ? (Long) number.longValue() : null;
    }
}
