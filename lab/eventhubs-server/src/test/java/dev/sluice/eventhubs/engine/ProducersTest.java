package dev.sluice.eventhubs.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.eventhubs.HubConfig;
import dev.sluice.eventhubs.codec.Publication;
import dev.sluice.eventhubs.codec.Slice;
import dev.sluice.eventhubs.store.LogSetting;
import dev.sluice.eventhubs.store.PartitionLog;
import dev.sluice.eventhubs.store.Stored;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.qpid.protonj2.buffer.ProtonBuffer;
import org.apache.qpid.protonj2.buffer.ProtonBufferAllocator;
import org.apache.qpid.protonj2.codec.CodecFactory;
import org.apache.qpid.protonj2.codec.Encoder;
import org.apache.qpid.protonj2.types.Symbol;
import org.apache.qpid.protonj2.types.messaging.Data;
import org.apache.qpid.protonj2.types.messaging.MessageAnnotations;
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
    private PartitionLog log;
    private Partition partition;

    @BeforeEach
    void open() throws IOException {
        log = PartitionLog.open(folder, LogSetting.of(1024 * 1024, Clock.systemUTC()));
        partition = new Partition(HubConfig.of("hub", 1), "0", log);
    }

    @AfterEach
    void close() throws IOException {
        log.close();
    }

    @Test
    void storesOnceWhatIsSentTwice() throws IOException {
        Producer producer = partition.producers().admit(NEW, first);

        publish(producer, first, 1);
        publish(producer, first, 1);
        publish(producer, first, 2);

        assertThat(producer.last()).isZero();
        assertThat(log.end().nextSequence()).isEqualTo(2);
    }

    @Test
    void refusesWhatLeavesAGap() throws IOException {
        Producer producer = partition.producers().admit(NEW, first);

        assertThatThrownBy(() -> publish(producer, first, 2)).hasMessageContaining("out-of-order-sequence");
        assertThat(log.end().nextSequence()).isZero();
    }

    @Test
    void goesOnFromZeroAfterTheLargestNumber() throws IOException {
        Producer producer = partition.producers().admit(new ProducerClaim(7L, 0L, Integer.MAX_VALUE - 1), first);

        publish(producer, first, Integer.MAX_VALUE);
        publish(producer, first, 0);
        publish(producer, first, Integer.MAX_VALUE);

        assertThat(log.end().nextSequence()).isEqualTo(2);
    }

    @Test
    void endsTheOneBeforeAndRefusesALowerEpoch() throws IOException {
        Producer old = partition.producers().admit(new ProducerClaim(7L, 1L, 0), first);
        partition.producers().admit(new ProducerClaim(7L, 2L, null), second);

        assertThat(evicted).extracting(WireError::condition).containsExactly("com.microsoft:producer-epoch-stolen");
        assertThatThrownBy(() -> publish(old, first, 1)).hasMessageContaining("producer-epoch-stolen");
        assertThatThrownBy(() -> partition.producers().admit(new ProducerClaim(7L, 1L, 0), first))
                .hasMessageContaining("producer-epoch-stolen");
    }

    @Test
    void remembersAProducerOverARestart() throws IOException {
        Producer producer = partition.producers().admit(NEW, first);
        publish(producer, first, 1);
        publish(producer, first, 2);

        close();
        open();
        Producer again = partition.producers().admit(new ProducerClaim(producer.id(), 0L, 1), first);

        assertThat(again.last()).isEqualTo(2);
        publish(again, first, 2);
        assertThat(log.end().nextSequence()).isEqualTo(2);
    }

    private void publish(Producer producer, Producer.Holder holder, int sequence) {
        Encoder encoder = CodecFactory.getDefaultEncoder();
        ProtonBuffer buffer = ProtonBufferAllocator.defaultAllocator().allocate();
        Map<Symbol, Object> marks = Map.of(
                ProducerClaim.ID,
                producer.id(),
                ProducerClaim.EPOCH,
                (short) producer.epoch(),
                ProducerClaim.SEQUENCE,
                sequence);
        encoder.writeObject(buffer, encoder.newEncoderState(), new MessageAnnotations(marks));
        encoder.writeObject(buffer, encoder.newEncoderState(), new Data(new byte[] {1}));
        byte[] bytes = new byte[buffer.getReadableBytes()];
        buffer.readBytes(bytes, 0, bytes.length);
        Publication publication = Publication.parse(0, Slice.of(bytes));
        partition.producers().append(producer, holder, publication, stored -> partition.append(stored, Stored.IGNORED));
    }
}
