package dev.sluice.eventhubs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.eventhubs.Lane.Batch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.apache.qpid.protonj2.buffer.ProtonBuffer;
import org.apache.qpid.protonj2.codec.CodecFactory;
import org.apache.qpid.protonj2.engine.IncomingDelivery;
import org.apache.qpid.protonj2.engine.Receiver;
import org.apache.qpid.protonj2.types.Symbol;
import org.apache.qpid.protonj2.types.messaging.Data;
import org.apache.qpid.protonj2.types.messaging.MessageAnnotations;
import org.apache.qpid.protonj2.types.messaging.Source;

/** What a server has of one lane's events, read from where the last look ended. */
final class KeptEvents {
    private static final Symbol FILTER = Symbol.valueOf("apache.org:selector-filter:string");
    private static final Symbol SEQUENCE = Symbol.valueOf("x-opt-sequence-number");
    private static final Symbol OFFSET = Symbol.valueOf("x-opt-offset");
    private static final Symbol ENQUEUED = Symbol.valueOf("x-opt-enqueued-time");

    private final Lane lane;
    private final Map<Integer, Integer> seen = new HashMap<>();
    private final CRC32C content = new CRC32C();
    private long count;
    private int lastNumber;

    private record Event(long sequence, String rest, String body) {}

    KeptEvents(Lane lane) {
        this.lane = lane;
    }

    /** Reads what is new: no gap in the numbers, every send whole and as it was, every acknowledged one there. */
    void requireAll(int port) throws Exception {
        for (Event event : read(port, count)) {
            assertThat(event.sequence()).isEqualTo(count++);
            note(content, event);
            requireNext(event.body());
        }
        assertThat(lane.broken()).as("what the server said").isEmpty();
        for (Batch batch : lane.acknowledged().values()) {
            assertThat(seen)
                    .as("acknowledged on partition " + lane.partition())
                    .containsEntry(batch.number(), batch.size());
        }
        seen.forEach(
                (number, events) -> assertThat(events).as("events of " + number).isPositive());
    }

    /** Reads all of it again: the same as at every look before. */
    void requireNothingMoved(int port) throws Exception {
        CRC32C again = new CRC32C();
        List<Event> all = read(port, 0);
        all.forEach(event -> note(again, event));
        assertThat(all).hasSize((int) count);
        assertThat(again.getValue()).isEqualTo(content.getValue());
    }

    private void requireNext(String body) {
        String[] name = body.split(":", 4);
        Batch batch = new Batch(Integer.parseInt(name[0]), Integer.parseInt(name[2]));
        int index = Integer.parseInt(name[1]);
        assertThat(body).isEqualTo(batch.event(index));
        assertThat(lane.wasSent(batch)).as("sent " + batch).isTrue();
        // Events of a send stand together, so each must be the next of its send; only then another may begin.
        assertThat(index).as("part of " + batch).isEqualTo(-seen.getOrDefault(batch.number(), 0));
        seen.put(batch.number(), index + 1 == batch.size() ? batch.size() : -(index + 1));
        if (lane.isIdempotent()) {
            assertThat(batch.number()).isEqualTo(++lastNumber);
        }
    }

    private static void note(CRC32C content, Event event) {
        content.update(event.toString().getBytes(StandardCharsets.UTF_8));
    }

    private List<Event> read(int port, long from) throws Exception {
        List<Event> events = new ArrayList<>();
        try (RawClient client = new RawClient(port, 1024 * 1024)) {
            client.authorize(KillCampaign.HUB);
            long end = lastSequence(client);
            if (end < from) {
                return events;
            }
            Receiver reader = client.receiver(new Source()
                    .setAddress(KillCampaign.HUB + "/ConsumerGroups/$Default/Partitions/" + lane.partition())
                    .setFilter(Map.of(FILTER, "amqp.annotation.x-opt-sequence-number >= '" + from + "'")));
            reader.deliveryReadHandler(delivery -> take(delivery, events));
            reader.addCredit((int) (end - from + 1));
            client.await(() -> events.size() == end - from + 1);
        }
        return events;
    }

    private long lastSequence(RawClient client) {
        return (Long)
                client.read(KillCampaign.HUB, String.valueOf(lane.partition())).get("last_enqueued_sequence_number");
    }

    private static void take(IncomingDelivery delivery, List<Event> events) {
        if (!delivery.isPartial()) {
            events.add(decode(delivery.readAll()));
            delivery.settle();
        }
    }

    private static Event decode(ProtonBuffer message) {
        var decoder = CodecFactory.getDecoder();
        Map<Symbol, Object> annotations = Map.of();
        String body = "";
        while (message.isReadable()) {
            Object section = decoder.readObject(message, decoder.newDecoderState());
            if (section instanceof MessageAnnotations found) {
                annotations = found.getValue();
            } else if (section instanceof Data data) {
                body = new String(data.getValue(), StandardCharsets.UTF_8);
            }
        }
        return new Event(
                (Long) annotations.get(SEQUENCE), annotations.get(OFFSET) + " " + annotations.get(ENQUEUED), body);
    }
}
