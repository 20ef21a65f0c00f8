package dev.sluice.eventhubs.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sluice.eventhubs.Access;
import dev.sluice.eventhubs.HubConfig;
import dev.sluice.eventhubs.Limits;
import dev.sluice.eventhubs.codec.EncodedMessage;
import dev.sluice.eventhubs.store.DataFolder;
import dev.sluice.eventhubs.store.Durability;
import dev.sluice.eventhubs.store.LogCursor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A whole connection, from the first byte on: whatever a client sends, it ends in order and leaves nothing behind. */
class ConnectionFuzz {
    private static final Limits SMALL = new Limits(4, 3, 8, 4096, Duration.ofMinutes(1), 1024 * 1024);
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_700_000_000L), ZoneOffset.UTC);
    private static final int MOST_WRITTEN = 4 * 1024 * 1024;
    private static final int MOST_TASKS = 100_000;
    private static final int READERS_WITHOUT_EPOCH = 5;
    private static final int LINKS_A_SESSION = 255;
    private static final List<byte[]> PROLOGUES =
            IntStream.rangeClosed(0, 4).mapToObj(Script::prologue).toList();

    @TempDir
    static Path data;

    /** One for all conversations: each leaves it as it was. */
    private static Namespace namespace;

    private static DataFolder folder;
    private static Hub hub;
    private static int opened;

    @BeforeAll
    static void open() {
        folder = DataFolder.open(data.resolve(String.valueOf(opened++)));
        namespace = Namespace.open(
                folder, new NamespaceSetting(List.of(), Access.PUBLISHED, SMALL, Durability.PROCESS, CLOCK));
        hub = newHub();
    }

    @AfterAll
    static void close() throws IOException {
        namespace.close();
        folder.close();
    }

    private static Hub newHub() {
        return namespace.create(HubConfig.of("h", 2)).orElseThrow();
    }

    @FuzzTest
    void takesAnyBytes(byte[] input) throws IOException {
        afresh(() -> converse(input));
    }

    private static void converse(byte[] input) throws IOException {
        Choices choices = new Choices(input);
        CountingWire wire = new CountingWire();
        AmqpConnection connection = AmqpConnection.open(namespace, wire);
        connection.receive(PROLOGUES.get(choices.below(PROLOGUES.size())));
        connection.receive(choices.rest());
        finish(connection, wire);
    }

    @FuzzTest
    void takesAnyFrames(byte[] input) throws IOException {
        afresh(() -> converseInFrames(input));
    }

    private interface Conversation {
        void hold() throws IOException;
    }

    /** What went wrong in one must not show in the next. */
    private static void afresh(Conversation conversation) throws IOException {
        try {
            conversation.hold();
        } catch (IOException | RuntimeException | Error found) {
            close();
            open();
            throw found;
        }
    }

    private static void converseInFrames(byte[] input) throws IOException {
        Choices choices = new Choices(input);
        Script script = new Script(choices);
        CountingWire wire = new CountingWire();
        AmqpConnection connection = AmqpConnection.open(namespace, wire);
        connection.receive(PROLOGUES.get(choices.below(PROLOGUES.size())));
        while (choices.hasMore() && !wire.isClosed()) {
            int step = choices.below(16);
            if (step == 0) {
                wire.setWritable(!wire.isWritable());
                connection.writable();
            } else if (step == 1) {
                wire.tasks().run(MOST_TASKS);
            } else {
                receive(connection, script.next(), step == 2 ? choices.below(256) : 0);
            }
            requireBounded(connection);
        }
        finish(connection, wire);
    }

    private static void receive(AmqpConnection connection, byte[] bytes, int cut) {
        int split = Math.min(cut, bytes.length);
        connection.receive(Arrays.copyOf(bytes, split));
        connection.receive(Arrays.copyOfRange(bytes, split, bytes.length));
    }

    private static void requireBounded(AmqpConnection connection) {
        assertThat(connection.links()).isLessThanOrEqualTo(SMALL.sessionsPerConnection() * LINKS_A_SESSION);
        assertThat(connection.readers().size() + connection.incoming().size())
                .isLessThanOrEqualTo(SMALL.linksPerConnection());
        assertThat(connection.replies().size()).isLessThanOrEqualTo(3 * SMALL.linksPerConnection());
    }

    private static void finish(AmqpConnection connection, CountingWire wire) throws IOException {
        wire.setWritable(true);
        connection.writable();
        assertThat(wire.tasks().run(MOST_TASKS)).isLessThan(MOST_TASKS);
        requireBounded(connection);
        connection.disconnected();
        assertThat(wire.tasks().run(MOST_TASKS)).isLessThan(MOST_TASKS);
        assertThat(wire.written()).isLessThan(MOST_WRITTEN);
        assertThat(wire.tasks().timers()).isZero();
        requireNothingLeft(connection);
        Surprises.requireNone();
        if (requireReadable() > 0) {
            namespace.delete("h");
            hub = newHub();
        }
    }

    private static void requireNothingLeft(AmqpConnection connection) {
        assertThat(namespace.connections()).isEmpty();
        assertThat(connection.readers()).isEmpty();
        assertThat(connection.incoming()).isEmpty();
        assertThat(hub.links().count()).isZero();
        assertThat(namespace.receiveBudget().take(SMALL.pendingBytes())).isTrue();
        namespace.receiveBudget().giveBack(SMALL.pendingBytes());
        hub.partitions().forEach(partition -> requireNoReader(partition.readers(HubConfig.DEFAULT_CONSUMER_GROUP)));
    }

    private static void requireNoReader(Readers readers) {
        List<Readers.Reader> all = IntStream.range(0, READERS_WITHOUT_EPOCH)
                .<Readers.Reader>mapToObj(i -> new Newcomer())
                .toList();
        all.forEach(readers::admit);
        all.forEach(readers::leave);
    }

    /** Reads all that is stored; how many events that is. */
    private static long requireReadable() throws IOException {
        long read = 0;
        for (Partition partition : hub.partitions()) {
            long sequence = 0;
            try (LogCursor cursor = partition.log().read(0)) {
                while (cursor.advance()) {
                    assertThat(cursor.sequence()).isEqualTo(sequence++);
                    assertThat(EncodedMessage.parse(cursor.event()).annotations())
                            .isNotNull();
                }
            }
            assertThat(partition.log().end().nextSequence()).isEqualTo(sequence);
            read += sequence;
        }
        return read;
    }

    private static final class Newcomer implements Readers.Reader {
        @Override
        public String name() {
            return "newcomer";
        }

        @Override
        public Long epoch() {
            return null;
        }

        @Override
        public void evict(WireError error) {
            throw new IllegalStateException("nobody has a better right");
        }
    }
}
