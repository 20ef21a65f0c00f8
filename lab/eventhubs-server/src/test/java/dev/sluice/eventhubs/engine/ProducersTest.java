package dev.sluice.eventhubs.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.eventhubs.HubConfig;
import dev.sluice.eventhubs.codec.Publication;
import dev.sluice.eventhubs.codec.Slice;
import dev.sluice.eventhubs.store.Durability;
import dev.sluice.eventhubs.store.LogSetting;
import dev.sluice.eventhubs.store.PartitionLog;
import dev.sluice.eventhubs.store.Stored;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.qpid.protonj2.buffer.ProtonBuffer;
import org.apache.qpid.protonj2.buffer.ProtonBufferAllocator;
import org.apache.qpid.protonj2.codec.CodecFactory;
import org.apache.qpid.protonj2.codec.Encoder;
import org.apache.qpid.protonj2.types.Symbol;
import org.apache.qpid.protonj2.types.messaging.Data;
import org.apache.qpid.protonj2.types.messaging.MessageAnnotations;
import org.apache.qpid.protonj2.types.messaging.Section;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProducersTest {
    private static final ProducerClaim NEW = new ProducerClaim(null, null, null);

    @TempDir
    Path folder;

    private final List<WireError> evicted = new ArrayList<>();
    private final Producer.Holder first = evicted::add;
    private final Producer.Holder second = evicted::add;
    private final Queue<Runnable> flushes = new ArrayDeque<>();
    private PartitionLog log;
    private Partition partition;

    @BeforeEach
    void open() throws IOException {
        open(Durability.PROCESS);
    }

    private void open(Durability durability) throws IOException {
        LogSetting kept = LogSetting.of(64 * 1024, Clock.systemUTC());
        log = PartitionLog.open(
                folder, new LogSetting(kept.segmentBytes(), kept.retention(), durability, kept.clock(), kept.disk()));
        partition = new Partition(HubConfig.of("hub", 1), "0", log);
    }

    @AfterEach
    void close() throws IOException {
        log.close();
    }

    @Test
    void storesOnceWhatIsSentTwice() {
        Producer producer = partition.producers().admit(NEW, null, first);

        publish(producer, first, 1);
        publish(producer, first, 1);
        publish(producer, first, 2);

        assertThat(producer.last()).isZero();
        assertThat(log.end().nextSequence()).isEqualTo(2);
    }

    @Test
    void refusesWhatLeavesAGap() {
        Producer producer = partition.producers().admit(NEW, null, first);

        assertThatThrownBy(() -> publish(producer, first, 2)).hasMessageContaining("out-of-order-sequence");
        assertThat(log.end().nextSequence()).isZero();
    }

    @Test
    void goesOnFromZeroAfterTheLargestNumber() {
        Producer producer = partition.producers().admit(new ProducerClaim(7L, 0L, Integer.MAX_VALUE - 1), null, first);

        publish(producer, first, Integer.MAX_VALUE);
        publish(producer, first, 0);
        publish(producer, first, Integer.MAX_VALUE);

        assertThat(log.end().nextSequence()).isEqualTo(2);
    }

    @Test
    void refusesTheSendsOfTheOneBeforeAndALowerEpoch() {
        Producer old = partition.producers().admit(new ProducerClaim(7L, 1L, 0), null, first);
        partition.producers().admit(new ProducerClaim(7L, 2L, null), null, second);

        assertThat(evicted).isEmpty();
        assertThatThrownBy(() -> publish(old, first, 1)).hasMessageContaining("producer-epoch-stolen");
        assertThatThrownBy(() -> partition.producers().admit(new ProducerClaim(7L, 1L, 0), null, first))
                .hasMessageContaining("producer-epoch-stolen");
    }

    @Test
    void refusesAgainWhatIsNotTheSameSend() {
        Producer producer = partition.producers().admit(NEW, null, first);
        publish(producer, first, 1, 5);

        publish(producer, first, 1, 5);

        assertThat(log.end().nextSequence()).isEqualTo(5);
        assertThatThrownBy(() -> publish(producer, first, 2)).hasMessageContaining("out-of-order-sequence");
        assertThatThrownBy(() -> publish(producer, first, 5, 3)).hasMessageContaining("out-of-order-sequence");
    }

    @Test
    void goesOnFromWhatAProducerKnowsIfItSaysSo() {
        Producer producer = partition.producers().admit(new ProducerClaim(7L, 0L, 0), null, first);
        publish(producer, first, 1, 3);

        Producer again = partition.producers().admit(new ProducerClaim(7L, 0L, 0), null, second);

        assertThat(new ProducerClaim(7L, 0L, 0).sequence(again)).isZero();
        assertThat(new ProducerClaim(7L, 0L, null).sequence(again)).isEqualTo(3);
        publish(again, second, 1, 3);
        publish(again, second, 4);
        assertThat(log.end().nextSequence()).isEqualTo(4);
    }

    @Test
    void remembersAProducerOverARestart() throws IOException {
        Producer producer = partition.producers().admit(NEW, null, first);
        publish(producer, first, 1);
        publish(producer, first, 2, 3);

        close();
        open();
        Producer again = comeBack(new ProducerClaim(producer.id(), 0L, 1));

        assertThat(again.last()).isEqualTo(4);
        publish(again, first, 2, 3);
        assertThat(log.end().nextSequence()).isEqualTo(4);
        assertThatThrownBy(() -> publish(again, first, 4)).hasMessageContaining("out-of-order-sequence");
    }

    @Test
    void findsAProducerInTheFilesBeforeTheLast() throws IOException {
        Producer producer = partition.producers().admit(NEW, null, first);
        publish(producer, first, 1);
        Producer other = partition.producers().admit(NEW, null, second);
        for (int sequence = 1; log.firstSequences().size() < 3; sequence++) {
            publish(other, second, sequence, 100);
            sequence += 99;
        }

        close();
        open();

        assertThat(comeBack(new ProducerClaim(producer.id(), null, null)).last())
                .isEqualTo(1);
        assertThat(partition.producers().find(-5)).isNull();
    }

    @Test
    void tellsOfWhatIsSentTwiceOnlyWhenItIsOnTheDisk() throws IOException {
        close();
        open(new Durability(flushes::add));
        Producer producer = partition.producers().admit(NEW, null, first);
        List<String> told = new ArrayList<>();

        publish(producer, first, 1, 1, failure -> told.add("first"));
        publish(producer, first, 1, 1, failure -> told.add("second"));

        assertThat(told).isEmpty();
        flushes.remove().run();
        assertThat(told).containsExactly("first", "second");
        publish(producer, first, 1, 1, failure -> told.add("third"));
        assertThat(told).hasSize(3);
    }

    private Producer comeBack(ProducerClaim claim) throws IOException {
        Producers producers = partition.producers();
        assertThat(producers.isKnown(claim)).isFalse();
        return producers.admit(claim, producers.find(claim.id()), first);
    }

    private void publish(Producer producer, Producer.Holder holder, int sequence) {
        publish(producer, holder, sequence, 1);
    }

    private void publish(Producer producer, Producer.Holder holder, int sequence, int count) {
        publish(producer, holder, sequence, count, Stored.IGNORED);
    }

    private void publish(Producer producer, Producer.Holder holder, int sequence, int count, Stored stored) {
        List<Section<?>> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(new Data(event(producer, Producer.after(sequence, i))));
        }
        Publication publication = Publication.parse(Publication.BATCH_FORMAT, Slice.of(encode(events)));
        partition.producers().append(producer, holder, publication, partition::append, stored);
    }

    private static byte[] event(Producer producer, int sequence) {
        Map<Symbol, Object> marks = Map.of(
                ProducerClaim.ID,
                producer.id(),
                ProducerClaim.EPOCH,
                (short) producer.epoch(),
                ProducerClaim.SEQUENCE,
                sequence);
        return encode(List.of(new MessageAnnotations(marks), new Data(new byte[] {1})));
    }

    private static byte[] encode(List<Section<?>> sections) {
        Encoder encoder = CodecFactory.getDefaultEncoder();
        ProtonBuffer buffer = ProtonBufferAllocator.defaultAllocator().allocate();
        sections.forEach(section -> encoder.writeObject(buffer, encoder.newEncoderState(), section));
        byte[] bytes = new byte[buffer.getReadableBytes()];
        buffer.readBytes(bytes, 0, bytes.length);
        return bytes;
    }
}
