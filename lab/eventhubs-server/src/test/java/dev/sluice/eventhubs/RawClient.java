package dev.sluice.eventhubs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.eventhubs.security.Sas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.apache.qpid.protonj2.buffer.ProtonBuffer;
import org.apache.qpid.protonj2.buffer.ProtonBufferAllocator;
import org.apache.qpid.protonj2.codec.CodecFactory;
import org.apache.qpid.protonj2.codec.Encoder;
import org.apache.qpid.protonj2.engine.Connection;
import org.apache.qpid.protonj2.engine.Engine;
import org.apache.qpid.protonj2.engine.EngineFactory;
import org.apache.qpid.protonj2.engine.OutgoingDelivery;
import org.apache.qpid.protonj2.engine.Receiver;
import org.apache.qpid.protonj2.engine.Sender;
import org.apache.qpid.protonj2.engine.Session;
import org.apache.qpid.protonj2.engine.sasl.SaslClientContext;
import org.apache.qpid.protonj2.engine.sasl.SaslClientListener;
import org.apache.qpid.protonj2.engine.sasl.SaslOutcome;
import org.apache.qpid.protonj2.types.Symbol;
import org.apache.qpid.protonj2.types.messaging.AmqpValue;
import org.apache.qpid.protonj2.types.messaging.ApplicationProperties;
import org.apache.qpid.protonj2.types.messaging.Properties;
import org.apache.qpid.protonj2.types.messaging.Section;
import org.apache.qpid.protonj2.types.messaging.Source;
import org.apache.qpid.protonj2.types.messaging.Target;
import org.apache.qpid.protonj2.types.transport.SenderSettleMode;

/** A client that says what no SDK says. One thread: it reads from its socket only while it waits for something. */
final class RawClient implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String REPLY_TO = "raw-reply-to";

    private final Socket socket;
    private final Engine engine = EngineFactory.PROTON.createEngine();
    private final Connection connection;
    private final Session session;
    private final Queue<Map<String, Object>> replies = new ConcurrentLinkedQueue<>();
    private boolean ended;
    private long requests;

    RawClient(int port, int maxFrameBytes) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(50);
        engine.outputConsumer(this::write);
        engine.saslDriver().client().setListener(new Anonymous());
        connection = engine.start();
        connection.setContainerId("raw").setHostname("localhost").setMaxFrameSize(maxFrameBytes);
        connection.open();
        session = connection.session();
        session.setIncomingCapacity(Integer.MAX_VALUE).open();
        await(() -> session.isRemotelyOpen() || connection.isRemotelyClosed() || ended);
    }

    /** A link to send on; it may have been refused. */
    Sender sender(String address) {
        return open(session.sender(address + "-" + requests++), address);
    }

    /** A link for an idempotent producer; it may have been refused. */
    Sender idempotentSender(String address, Map<Symbol, Object> properties) {
        Sender sender = session.sender(address + "-" + requests++);
        sender.setDesiredCapabilities(Symbol.valueOf("com.microsoft:idempotent-producer"));
        sender.setProperties(properties);
        return open(sender, address);
    }

    private Sender open(Sender sender, String address) {
        sender.setSource(new Source().setAddress("raw")).setTarget(new Target().setAddress(address));
        sender.setSenderSettleMode(SenderSettleMode.UNSETTLED).open();
        await(() -> sender.getCredit() > 0 || sender.isRemotelyClosed());
        return sender;
    }

    /** A link of an idempotent producer; what it claims must be taken. */
    Sender producer(String address, Map<Symbol, Object> claim) {
        Sender sender = session.sender(address + "-" + requests++);
        sender.setSource(new Source().setAddress("raw")).setTarget(new Target().setAddress(address));
        sender.setDesiredCapabilities(Symbol.valueOf("com.microsoft:idempotent-producer"))
                .setProperties(claim);
        sender.open();
        await(() -> sender.getCredit() > 0);
        return sender;
    }

    /** A link to read on, without credit; it may have been refused. */
    Receiver receiver(Source source) {
        Receiver receiver = session.receiver(source.getAddress() + "-" + requests++);
        receiver.setSource(source).setTarget(new Target().setAddress(REPLY_TO)).open();
        await(() -> receiver.isRemotelyOpen() || receiver.isRemotelyClosed());
        return receiver;
    }

    OutgoingDelivery send(Sender sender, int format, byte[] message, boolean complete) {
        OutgoingDelivery delivery = sender.current() != null ? sender.current() : sender.next();
        if (delivery.getTransferCount() == 0) {
            delivery.setTag(new byte[] {1}).setMessageFormat(format);
        }
        ProtonBuffer bytes = ProtonBufferAllocator.defaultAllocator().copy(message);
        delivery.streamBytes(bytes, complete);
        while (bytes.isReadable() && !sender.isRemotelyClosed()) {
            await(() -> sender.isSendable() || sender.isRemotelyClosed());
            delivery.streamBytes(bytes, complete);
        }
        return delivery;
    }

    /** Asks a node; the reply's application properties. */
    Map<String, Object> request(String node, Map<String, Object> properties, Object body) {
        return request(receiver(new Source().setAddress(node)), REPLY_TO, node, properties, body);
    }

    Map<String, Object> request(
            Receiver receiver, String replyTo, String node, Map<String, Object> properties, Object body) {
        receiver.deliveryReadHandler(delivery -> {
            replies.add(outcome(delivery.readAll()));
            delivery.settle();
        });
        receiver.addCredit(1);
        Properties header = new Properties();
        header.setMessageId("request").setReplyTo(replyTo);
        send(sender(node), 0, encode(header, new ApplicationProperties(properties), new AmqpValue<>(body)), true);
        await(() -> !replies.isEmpty());
        receiver.close();
        return replies.remove();
    }

    /** What {@code $management} says of a partition. */
    Map<?, ?> read(String hub, String partition) {
        return read(
                Map.of("operation", "READ", "type", "com.microsoft:partition", "name", hub, "partition", partition));
    }

    /** What {@code $management} says of a hub. */
    Map<?, ?> read(String hub) {
        return read(Map.of("operation", "READ", "type", "com.microsoft:eventhub", "name", hub));
    }

    private Map<?, ?> read(Map<String, Object> properties) {
        AtomicReference<Map<?, ?>> body = new AtomicReference<>();
        Receiver receiver = receiver(new Source().setAddress("$management"));
        receiver.deliveryReadHandler(delivery -> {
            body.set(bodyOf(delivery.readAll()));
            delivery.settle();
        });
        receiver.addCredit(1);
        Properties header = new Properties();
        header.setMessageId("read").setReplyTo(REPLY_TO);
        send(sender("$management"), 0, encode(header, new ApplicationProperties(properties)), true);
        await(() -> body.get() != null);
        receiver.close();
        return body.get();
    }

    private static Map<?, ?> bodyOf(ProtonBuffer message) {
        var decoder = CodecFactory.getDecoder();
        while (message.isReadable()) {
            if (decoder.readObject(message, decoder.newDecoderState()) instanceof AmqpValue<?> found) {
                return (Map<?, ?>) found.getValue();
            }
        }
        throw new IllegalStateException("a reply without a body");
    }

    void authorize(String path) {
        Map<String, Object> reply = putToken(token(path, Instant.now().plusSeconds(600)));
        assertThat(reply).containsEntry("statusCode", 202);
    }

    Map<String, Object> putToken(String token) {
        return request(
                "$cbs",
                Map.of("operation", "put-token", "type", "servicebus.windows.net:sastoken", "name", "any"),
                token);
    }

    static String token(String path, Instant expires) {
        return Sas.token("amqp://localhost/" + path, "RootManageSharedAccessKey", "SAS_KEY_VALUE", expires);
    }

    static byte[] encode(Section<?>... sections) {
        Encoder encoder = CodecFactory.getEncoder();
        ProtonBuffer buffer = ProtonBufferAllocator.defaultAllocator().allocate();
        for (Section<?> section : sections) {
            encoder.writeObject(buffer, encoder.newEncoderState(), section);
        }
        byte[] bytes = new byte[buffer.getReadableBytes()];
        buffer.readBytes(bytes, 0, bytes.length);
        return bytes;
    }

    /** Reads from the socket until something is so. */
    void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
            assertThat(ended).as("the server ended the connection").isFalse();
            read();
        }
    }

    /** The condition that the server closed the connection with. */
    Symbol closeCondition() {
        return connection.getRemoteCondition().getCondition();
    }

    /** Begins another session, also if the server's open does not allow it; false if the server ended the connection. */
    boolean beginSession() {
        Session another = connection.session().open();
        await(() -> another.isRemotelyOpen() || connection.isRemotelyClosed());
        return another.isRemotelyOpen();
    }

    /** Whether the server closed the connection, as AMQP has it. */
    boolean isClosed() {
        return connection.isRemotelyClosed();
    }

    boolean isEnded() {
        return ended;
    }

    private void read() {
        byte[] bytes = new byte[64 * 1024];
        try {
            int length = socket.getInputStream().read(bytes);
            if (length < 0) {
                ended = true;
            } else {
                engine.ingest(ProtonBufferAllocator.defaultAllocator().copy(Arrays.copyOf(bytes, length)));
            }
        } catch (SocketTimeoutException nothingYet) {
            // The caller looks whether it waited long enough.
        } catch (IOException e) {
            ended = true;
        }
    }

    private void write(ProtonBuffer bytes) {
        byte[] copy = new byte[bytes.getReadableBytes()];
        bytes.copyInto(bytes.getReadOffset(), copy, 0, copy.length);
        try {
            socket.getOutputStream().write(copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> outcome(ProtonBuffer message) {
        var decoder = CodecFactory.getDecoder();
        while (message.isReadable()) {
            if (decoder.readObject(message, decoder.newDecoderState()) instanceof ApplicationProperties found) {
                return found.getValue();
            }
        }
        throw new IllegalStateException("a reply without application properties");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static final class Anonymous implements SaslClientListener {
        @Override
        public void handleSaslMechanisms(SaslClientContext context, Symbol[] mechanisms) {
            context.sendChosenMechanism(Symbol.valueOf("ANONYMOUS"), null, null);
        }

        @Override
        public void handleSaslChallenge(SaslClientContext context, ProtonBuffer challenge) {
            throw new IllegalStateException("no challenge is expected");
        }

        @Override
        public void handleSaslOutcome(SaslClientContext context, SaslOutcome outcome, ProtonBuffer additional) {
            assertThat(outcome).isEqualTo(SaslOutcome.SASL_OK);
        }
    }
}
