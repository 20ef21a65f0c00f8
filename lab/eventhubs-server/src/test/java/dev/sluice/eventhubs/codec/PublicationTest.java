package dev.sluice.eventhubs.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.apache.qpid.protonj2.types.Binary;
import org.apache.qpid.protonj2.types.Symbol;
import org.apache.qpid.protonj2.types.UnsignedLong;
import org.apache.qpid.protonj2.types.messaging.AmqpValue;
import org.apache.qpid.protonj2.types.messaging.ApplicationProperties;
import org.apache.qpid.protonj2.types.messaging.Data;
import org.apache.qpid.protonj2.types.messaging.DeliveryAnnotations;
import org.apache.qpid.protonj2.types.messaging.Footer;
import org.apache.qpid.protonj2.types.messaging.Header;
import org.apache.qpid.protonj2.types.messaging.MessageAnnotations;
import org.apache.qpid.protonj2.types.messaging.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicationTest {
    private static final Symbol KEY = Symbol.valueOf("x-opt-partition-key");

    @Property(tries = 300)
    void splitsABatchIntoTheEventsItWasMadeOf(@ForAll @Size(min = 1, max = 20) List<byte[]> bodies) {
        List<byte[]> events =
                bodies.stream().map(body -> Messages.encode(new Data(body))).toList();

        Publication publication = parse(Publication.BATCH_FORMAT, Messages.batch(events));

        assertThat(publication.events())
                .extracting(event -> Messages.copy(event.bare()))
                .containsExactlyElementsOf(events);
    }

    @Test
    void takesAnOrdinaryMessageAsOneEvent() {
        byte[] message = Messages.event("m-1", Map.of("site", "north"), new byte[] {1, 2});

        Publication publication = parse(0, message);

        assertThat(publication.events()).singleElement().satisfies(event -> {
            assertThat(Messages.copy(event.bare())).isEqualTo(message);
            assertThat(event.messageId()).isEqualTo("m-1");
        });
        assertThat(publication.partitionKey()).isNull();
    }

    @Test
    void takesTheKeyOfTheEnvelopeBeforeThatOfTheFirstEvent() {
        byte[] event = Messages.annotated(Map.of(KEY, "inner"), new byte[1]);
        byte[] bare = Messages.batch(List.of(event));
        byte[] enveloped = Messages.encode(new MessageAnnotations(Map.of(KEY, "outer")), new Data(event));

        assertThat(parse(Publication.BATCH_FORMAT, bare).partitionKey()).isEqualTo("inner");
        assertThat(parse(Publication.BATCH_FORMAT, enveloped).partitionKey()).isEqualTo("outer");
    }

    @Test
    void findsEverySectionOfAMessage() {
        byte[] header = Messages.encode(new Header().setDurable(true).setTimeToLive(9));
        byte[] bare = Messages.encode(new Properties(), new Data(new byte[] {7}), new Footer(Map.of()));
        byte[] message = Messages.join(
                header,
                Messages.encode(new DeliveryAnnotations(Map.of(Symbol.valueOf("a"), "b"))),
                Messages.encode(new MessageAnnotations(Map.of(Symbol.valueOf("c"), 1))),
                bare);

        EncodedMessage event = parse(0, message).events().get(0);

        assertThat(event.header()).isNotNull();
        assertThat(Messages.copy(event.header())).isEqualTo(header);
        assertThat(event.deliveryAnnotations()).isNotNull();
        assertThat(event.annotations()).isNotNull();
        assertThat(event.properties()).isNotNull();
        assertThat(Messages.copy(event.bare())).isEqualTo(bare);
    }

    @Test
    void readsMessageIdsOfEveryType() {
        UUID uuid = UUID.fromString("3f2504e0-4f89-11d3-9a0c-0305e82c3301");
        assertThat(messageId("text")).isEqualTo("text");
        assertThat(messageId(UnsignedLong.valueOf(0))).isEqualTo("0");
        assertThat(messageId(UnsignedLong.valueOf(200))).isEqualTo("200");
        assertThat(messageId(UnsignedLong.valueOf(-1L))).isEqualTo("18446744073709551615");
        assertThat(messageId(uuid)).isEqualTo(uuid.toString());
        assertThat(messageId(new Binary(new byte[] {0x0A, (byte) 0xFF}))).isEqualTo("0aff");
        assertThat(messageId(null)).isNull();
    }

    @Test
    void refusesWhatIsCutOffAnywhere() {
        byte[] event = Messages.encode(
                new MessageAnnotations(Map.of(KEY, "device")),
                new Properties().setSubject("s"),
                new ApplicationProperties(Map.of("n", 1L, "t", "text")),
                new Data(new byte[300]));
        byte[] batch = Messages.batch(List.of(event, event));

        for (int length = 1; length < batch.length; length++) {
            // Cut between two Data sections it is a shorter batch, which is as valid.
            if (length != batch.length / 2) {
                byte[] cut = Arrays.copyOf(batch, length);
                assertThatThrownBy(() -> parse(Publication.BATCH_FORMAT, cut))
                        .isInstanceOf(MalformedMessageException.class);
            }
        }
    }

    @Property(tries = 2000)
    void neverFailsInAnotherWayOnBytesThatAreNoMessage(@ForAll byte[] bytes, @ForAll boolean batch) {
        try {
            parse(batch ? Publication.BATCH_FORMAT : 0, bytes).partitionKey();
        } catch (MalformedMessageException expected) {
            assertThat(expected).hasMessageNotContaining("\n");
        }
    }

    @Property(tries = 2000)
    void neverFailsInAnotherWayOnAMessageWithOneByteChanged(@ForAll int index, @ForAll byte value) {
        byte[] message = Messages.batch(List.of(
                Messages.event("m", Map.of("k", "v"), new byte[10]),
                Messages.annotated(Map.of(KEY, "d"), new byte[3])));
        message[Math.floorMod(index, message.length)] = value;
        try {
            parse(Publication.BATCH_FORMAT, message).events().forEach(EncodedMessage::messageId);
        } catch (MalformedMessageException expected) {
            assertThat(expected).hasMessageNotContaining("\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "-2147404544"})
    void refusesNothingAtAll(int format) {
        assertThatThrownBy(() -> parse(format, new byte[0])).isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void refusesDescriptorsWithoutEnd() {
        assertThatThrownBy(() -> parse(0, new byte[100_000])).isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void takesDeliveryAnnotationsAtTheEndAsThePythonClientWritesThem() {
        byte[] bare = Messages.encode(new Properties(), new Data(new byte[] {7}), new Footer(Map.of()));
        byte[] late = Messages.encode(new DeliveryAnnotations(Map.of(Symbol.valueOf("a"), "b")));

        EncodedMessage event = parse(0, Messages.join(bare, late)).events().get(0);

        assertThat(event.deliveryAnnotations()).isNotNull();
        assertThat(Messages.copy(event.bare())).isEqualTo(bare);
    }

    @Test
    void refusesSectionsOutOfOrder() {
        MessageAnnotations annotations = new MessageAnnotations(Map.of(Symbol.valueOf("late"), 1));
        DeliveryAnnotations hop = new DeliveryAnnotations(Map.of(Symbol.valueOf("hop"), 1));
        AmqpValue<String> body = new AmqpValue<>("body");

        for (byte[] message : List.of(
                Messages.encode(body, annotations),
                Messages.encode(annotations, new Header(), body),
                Messages.encode(hop, body, hop),
                Messages.encode(body, hop, new Footer(Map.of())),
                Messages.encode(body, hop, hop),
                Messages.encode(annotations, annotations, body))) {
            assertThatThrownBy(() -> parse(0, message)).isInstanceOf(MalformedMessageException.class);
        }
    }

    private static Publication parse(int format, byte[] bytes) {
        return Publication.parse(format, Slice.of(bytes));
    }

    private static String messageId(Object id) {
        Properties properties = new Properties();
        properties.setMessageId(id);
        return parse(0, Messages.encode(properties, new Data(new byte[1])))
                .events()
                .get(0)
                .messageId();
    }
}
