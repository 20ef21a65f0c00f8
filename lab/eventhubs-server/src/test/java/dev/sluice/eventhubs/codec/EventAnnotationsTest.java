package dev.sluice.eventhubs.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.apache.qpid.protonj2.types.Symbol;
import org.apache.qpid.protonj2.types.messaging.Data;
import org.apache.qpid.protonj2.types.messaging.DeliveryAnnotations;
import org.apache.qpid.protonj2.types.messaging.Header;
import org.junit.jupiter.api.Test;

class EventAnnotationsTest {
    private static final Stamp STAMP = new Stamp(7, 1234, 1_700_000_000_123L, "device-1");

    @Test
    void writesWhatReadersExpectInFrontOfTheUntouchedMessage() {
        byte[] message = Messages.event("m", Map.of("a", 1), new byte[] {9});

        byte[] stored = write(Set.of(), message, STAMP, Map.of());

        assertThat(Messages.annotations(stored))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        Symbol.valueOf("x-opt-sequence-number"),
                        7L,
                        Symbol.valueOf("x-opt-offset"),
                        "1234",
                        Symbol.valueOf("x-opt-enqueued-time"),
                        1_700_000_000_123L,
                        Symbol.valueOf("x-opt-partition-key"),
                        "device-1"));
        assertThat(Arrays.copyOfRange(stored, stored.length - message.length, stored.length))
                .isEqualTo(message);
    }

    @Test
    void leavesOutWhatASenderMustNotSet() {
        byte[] message = Messages.annotated(
                Map.of(
                        Symbol.valueOf("x-opt-offset"), "0",
                        Symbol.valueOf("x-opt-sequence-number"), 99L,
                        Symbol.valueOf("iothub-connection-device-id"), "forged",
                        Symbol.valueOf("own"), "kept"),
                new byte[1]);

        Map<Symbol, Object> stored = Messages.annotations(write(Set.of("iothub-"), message, STAMP, Map.of()));

        assertThat(stored).containsEntry(Symbol.valueOf("x-opt-offset"), "1234");
        assertThat(stored).containsEntry(Symbol.valueOf("x-opt-sequence-number"), 7L);
        assertThat(stored).containsEntry(Symbol.valueOf("own"), "kept");
        assertThat(stored).doesNotContainKey(Symbol.valueOf("iothub-connection-device-id"));
    }

    @Test
    void putsAddedOnesInPlaceOfTheSenders() {
        byte[] message = Messages.annotated(Map.of(Symbol.valueOf("own"), "old"), new byte[1]);
        Map<String, Object> added = Map.of("own", "new", "n", 5L, "flag", true, "at", Instant.ofEpochMilli(42));

        Map<Symbol, Object> stored = Messages.annotations(write(Set.of(), message, STAMP, added));

        assertThat(stored)
                .hasSize(8)
                .containsEntry(Symbol.valueOf("own"), "new")
                .containsEntry(Symbol.valueOf("n"), 5L)
                .containsEntry(Symbol.valueOf("flag"), true)
                .containsEntry(Symbol.valueOf("at"), 42L);
    }

    @Test
    void keepsHeaderAndDeliveryAnnotationsButNotWhatOnlyTheServiceSays() {
        byte[] message = Messages.encode(
                new Header().setPriority((byte) 7),
                new DeliveryAnnotations(Map.of(Symbol.valueOf("own"), 1, Symbol.valueOf("last_enqueued_offset"), "9")),
                new Data(new byte[1]));

        byte[] stored = write(Set.of(), message, STAMP, Map.of());

        assertThat(Messages.section(stored, Header.class).getPriority()).isEqualTo((byte) 7);
        assertThat(Messages.section(stored, DeliveryAnnotations.class).getValue())
                .isEqualTo(Map.of(Symbol.valueOf("own"), 1));
        assertThat(Messages.annotations(stored)).containsEntry(Symbol.valueOf("x-opt-offset"), "1234");
    }

    @Test
    void addsWhatIsKnownOfThePartitionToTheSendersDeliveryAnnotations() {
        byte[] own = write(
                Set.of(),
                Messages.encode(
                        new Header().setPriority((byte) 7),
                        new DeliveryAnnotations(Map.of(Symbol.valueOf("own"), 1)),
                        new Data(new byte[1])),
                STAMP,
                Map.of());
        byte[] none = write(Set.of(), Messages.encode(new Data(new byte[1])), STAMP, Map.of());
        ReceiverMetrics metrics = new ReceiverMetrics(5, 600, 70, 80);

        assertThat(delivered(metrics, own)).hasSize(5).containsEntry(Symbol.valueOf("own"), 1);
        assertThat(delivered(metrics, none))
                .isEqualTo(Map.of(
                        Symbol.valueOf("last_enqueued_sequence_number"), 5L,
                        Symbol.valueOf("last_enqueued_offset"), "600",
                        Symbol.valueOf("last_enqueued_time_utc"), 70L,
                        Symbol.valueOf("runtime_info_retrieval_time_utc"), 80L));
    }

    private static Map<Symbol, Object> delivered(ReceiverMetrics metrics, byte[] stored) {
        ByteSink sink = new ByteSink(0);
        metrics.write(sink, Slice.of(stored));
        assertThat(Messages.annotations(sink.toArray())).isEqualTo(Messages.annotations(stored));
        return Messages.section(sink.toArray(), DeliveryAnnotations.class).getValue();
    }

    @Property(tries = 200)
    void keepsTheSendersOwnWhateverTheyAre(
            @ForAll @Size(max = 40) Map<@AlphaChars @StringLength(min = 1, max = 40) String, String> own,
            @ForAll String key) {
        Map<Symbol, Object> annotations = new HashMap<>();
        own.forEach((name, value) -> annotations.put(Symbol.valueOf(name), value));
        byte[] message = Messages.annotated(annotations, new byte[1]);

        Map<Symbol, Object> stored = Messages.annotations(write(Set.of(), message, new Stamp(0, 0, 0, key), Map.of()));

        assertThat(stored).containsAllEntriesOf(annotations).hasSize(own.size() + 4);
        assertThat(stored).containsEntry(Symbol.valueOf("x-opt-partition-key"), key);
    }

    private static byte[] write(Set<String> claimed, byte[] message, Stamp stamp, Map<String, Object> added) {
        ByteSink sink = new ByteSink(0);
        new EventAnnotations(claimed).write(sink, EncodedMessage.parse(Slice.of(message)), stamp, added);
        return sink.toArray();
    }
}
