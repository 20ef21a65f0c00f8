package dev.sluice.eventhubs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Semaphore;
import org.apache.qpid.protonj2.engine.OutgoingDelivery;
import org.apache.qpid.protonj2.engine.Sender;
import org.apache.qpid.protonj2.types.Symbol;
import org.apache.qpid.protonj2.types.messaging.Accepted;
import org.apache.qpid.protonj2.types.messaging.Data;
import org.apache.qpid.protonj2.types.messaging.MessageAnnotations;
import org.apache.qpid.protonj2.types.messaging.Section;

/** Sends to one partition, a few sends at a time, until the server is gone; remembers what it was told of each. */
final class Lane {
    private static final int BATCH_FORMAT = 0x80013700;
    private static final int IN_FLIGHT = 4;
    private static final Symbol ID = Symbol.valueOf("com.microsoft:producer-id");
    private static final Symbol EPOCH = Symbol.valueOf("com.microsoft:producer-epoch");
    private static final Symbol SEQUENCE = Symbol.valueOf("com.microsoft:producer-sequence-number");

    private final int partition;
    private final int mostEvents;
    private final boolean idempotent;
    private final Random random;
    private final Map<Integer, Batch> acknowledged = new LinkedHashMap<>();
    private final Map<Integer, Batch> unknown = new LinkedHashMap<>();
    private final List<String> broken = new ArrayList<>();
    private int next;
    private short epoch;

    /** Some events in one send; what is in them follows from its number. */
    record Batch(int number, int size) {
        String event(int index) {
            return number + ":" + index + ":" + size + ":" + "x".repeat((number * 31 + index * 17) % 700);
        }
    }

    private record Underway(Batch batch, OutgoingDelivery delivery) {}

    private Lane(int partition, int mostEvents, boolean idempotent, long seed) {
        this.partition = partition;
        this.mostEvents = mostEvents;
        this.idempotent = idempotent;
        this.random = new Random(seed + partition);
    }

    static Lane batches(int partition, long seed) {
        return new Lane(partition, 40, false, seed);
    }

    static Lane singles(int partition, long seed) {
        return new Lane(partition, 1, false, seed);
    }

    static Lane idempotent(int partition, long seed) {
        return new Lane(partition, 1, true, seed);
    }

    int partition() {
        return partition;
    }

    boolean isIdempotent() {
        return idempotent;
    }

    /** Those that must be there. */
    Map<Integer, Batch> acknowledged() {
        return acknowledged;
    }

    /** What the server said against its own word: the connection's end must not hide it. */
    List<String> broken() {
        return broken;
    }

    long acknowledgedEvents() {
        return acknowledged.values().stream().mapToInt(Batch::size).sum();
    }

    long unknownEvents() {
        return unknown.values().stream().mapToInt(Batch::size).sum();
    }

    boolean wasSent(Batch batch) {
        return batch.equals(acknowledged.get(batch.number())) || batch.equals(unknown.get(batch.number()));
    }

    /** Sends until the connection ends. */
    void send(int port, Semaphore acknowledgements) {
        Deque<Underway> underway = new ArrayDeque<>();
        try (RawClient client = new RawClient(port, 64 * 1024)) {
            client.authorize(KillCampaign.HUB);
            Sender sender = attach(client);
            while (true) {
                while (underway.size() < IN_FLIGHT) {
                    Batch batch = nextBatch();
                    unknown.put(batch.number(), batch);
                    underway.add(new Underway(batch, client.send(sender, format(batch), encode(batch), true)));
                }
                client.await(() -> underway.element().delivery().isRemotelySettled());
                acknowledge(underway.remove(), acknowledgements);
            }
        } catch (Exception | AssertionError killed) {
            // What was under way stays unknown.
        }
    }

    private void acknowledge(Underway done, Semaphore acknowledgements) {
        if (!(done.delivery().getRemoteState() instanceof Accepted)) {
            broken.add(done.batch() + " was answered with " + done.delivery().getRemoteState());
            return;
        }
        unknown.remove(done.batch().number());
        acknowledged.put(done.batch().number(), done.batch());
        acknowledgements.release();
    }

    private Sender attach(RawClient client) {
        String address = KillCampaign.HUB + "/Partitions/" + partition;
        if (!idempotent) {
            return client.sender(address);
        }
        Map<Symbol, Object> claim = new LinkedHashMap<>();
        claim.put(ID, 7L);
        claim.put(EPOCH, ++epoch);
        claim.put(SEQUENCE, null);
        Sender sender = client.producer(address, claim);
        resume((Integer) sender.getRemoteProperties().get(SEQUENCE));
        return sender;
    }

    /** The server says which of its events was the last: those up to it are stored, the others are sent again. */
    private void resume(int last) {
        acknowledged.keySet().stream()
                .filter(number -> number > last)
                .forEach(number -> broken.add(number + " was acknowledged, but " + last + " is said to be the last"));
        for (Batch batch : List.copyOf(unknown.values())) {
            unknown.remove(batch.number());
            if (batch.number() <= last) {
                acknowledged.put(batch.number(), batch);
            }
        }
        next = last;
    }

    private Batch nextBatch() {
        next++;
        return new Batch(next, 1 + random.nextInt(mostEvents));
    }

    private int format(Batch batch) {
        return batch.size() == 1 ? 0 : BATCH_FORMAT;
    }

    private byte[] encode(Batch batch) {
        if (batch.size() == 1) {
            return event(batch, 0);
        }
        List<Section<?>> events = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            events.add(new Data(event(batch, i)));
        }
        return RawClient.encode(events.toArray(Section<?>[]::new));
    }

    private byte[] event(Batch batch, int index) {
        Data body = new Data(batch.event(index).getBytes(StandardCharsets.UTF_8));
        if (!idempotent) {
            return RawClient.encode(body);
        }
        Map<Symbol, Object> mark = new LinkedHashMap<>();
        mark.put(ID, 7L);
        mark.put(EPOCH, epoch);
        mark.put(SEQUENCE, batch.number());
        return RawClient.encode(new MessageAnnotations(mark), body);
    }
}
