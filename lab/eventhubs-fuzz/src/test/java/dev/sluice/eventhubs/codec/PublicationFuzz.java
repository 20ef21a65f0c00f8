package dev.sluice.eventhubs.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Map;
import java.util.Set;

/** What senders put into their deliveries. */
class PublicationFuzz {
    private static final Map<String, Object> ADDED = Map.of("iothub-connection-device-id", "device", "n", 7L);

    private final EventAnnotations plain = new EventAnnotations(Set.of());
    private final EventAnnotations claiming = new EventAnnotations(Set.of("iothub-"));

    @FuzzTest
    void readsAMessage(byte[] delivery) {
        publish(0, delivery);
    }

    @FuzzTest
    void splitsABatch(byte[] delivery) {
        publish(Publication.BATCH_FORMAT, delivery);
    }

    private void publish(int format, byte[] delivery) {
        try {
            Publication publication = Publication.parse(format, Slice.of(delivery));
            assertThat(publication.events()).isNotEmpty();
            publication.events().forEach(event -> store(event, publication.partitionKey()));
        } catch (MalformedMessageException declared) {
            // Refused, and nothing is stored.
        }
    }

    /** What is stored of an event is a message again, with the sender's own part as it was. */
    private void store(EncodedMessage event, String key) {
        event.producerMark();
        event.messageId();
        Stamp stamp = new Stamp(7, 4711, 1_700_000_000_000L, key);
        ByteSink sink = new ByteSink(16);
        plain.write(sink, event, stamp, Map.of());
        requireSame(event, sink, key);
        sink.clear();
        claiming.write(sink, event, stamp, ADDED);
        requireSame(event, sink, key);
    }

    private static void requireSame(EncodedMessage event, ByteSink stored, String key) {
        EncodedMessage again = EncodedMessage.parse(Slice.of(stored.toArray()));
        assertThat(again.bare().array()).endsWith(bytes(event.bare()));
        assertThat(again.bare().length()).isEqualTo(event.bare().length());
        assertThat(again.partitionKey()).isEqualTo(key);
    }

    private static byte[] bytes(Slice slice) {
        return java.util.Arrays.copyOfRange(slice.array(), slice.offset(), slice.end());
    }
}
