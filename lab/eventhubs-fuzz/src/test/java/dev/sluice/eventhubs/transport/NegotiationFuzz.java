package dev.sluice.eventhubs.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sluice.eventhubs.Access;
import dev.sluice.eventhubs.Limits;
import dev.sluice.eventhubs.TlsIdentity;
import dev.sluice.eventhubs.engine.Namespace;
import dev.sluice.eventhubs.engine.NamespaceSetting;
import dev.sluice.eventhubs.store.DataFolder;
import dev.sluice.eventhubs.store.Durability;
import dev.sluice.eventhubs.tls.CertificateSource;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The first bytes of connections: AMQP, TLS, HTTP and WebSocket, and what is none of them. */
class NegotiationFuzz {
    private static final int MOST_WRITTEN = 256 * 1024;
    private static final byte[] UPGRADE = """
            GET /$servicebus/websocket HTTP/1.1
            Host: localhost
            Upgrade: websocket
            Connection: Upgrade
            Sec-WebSocket-Version: 13
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
            Sec-WebSocket-Protocol: AMQPWSB10

            """.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);

    @TempDir
    static Path certificates;

    private static Supplier<SslContext> tls;

    @TempDir
    Path data;

    private DataFolder folder;
    private Namespace namespace;

    @BeforeEach
    void open() {
        folder = DataFolder.open(data);
        namespace = Namespace.open(
                folder,
                new NamespaceSetting(
                        List.of(), Access.PUBLISHED, Limits.DEFAULTS, Durability.PROCESS, Clock.systemUTC()));
    }

    @AfterEach
    void close() throws IOException {
        namespace.close();
        folder.close();
    }

    @FuzzTest
    void tellsHowAClientSpeaks(byte[] input) {
        speak(new EmbeddedChannel(Negotiation.any(namespace, null)), input);
    }

    @FuzzTest
    void takesAnyTlsRecords(byte[] input) {
        speak(new EmbeddedChannel(Negotiation.tlsOnly(namespace, tls())), input);
    }

    /** Made once: it takes a second. */
    private static synchronized Supplier<SslContext> tls() {
        if (tls == null) {
            CertificateSource made =
                    CertificateSource.open(new TlsIdentity.Generated(certificates, Set.of()), Clock.systemUTC());
            tls = new Endpoint(null, 0, made, List.of()).context();
        }
        return tls;
    }

    @FuzzTest
    void takesAnyWebSocketFrames(byte[] input) {
        EmbeddedChannel channel = new EmbeddedChannel(Negotiation.any(namespace, null));
        channel.writeInbound(Unpooled.wrappedBuffer(UPGRADE));
        assertThat(channel.pipeline().get(AmqpChannel.class)).isNotNull();
        speak(channel, input);
    }

    private void speak(EmbeddedChannel channel, byte[] input) {
        int half = input.length / 2;
        feed(channel, Unpooled.copiedBuffer(input, 0, half));
        feed(channel, Unpooled.copiedBuffer(input, half, input.length - half));
        channel.runPendingTasks();
        channel.checkException();
        assertThat(written(channel)).isLessThan(MOST_WRITTEN);
        channel.finishAndReleaseAll();
        channel.checkException();
        assertThat(namespace.connections()).isEmpty();
    }

    private static void feed(EmbeddedChannel channel, ByteBuf bytes) {
        if (channel.isOpen()) {
            channel.writeInbound(bytes);
        } else {
            bytes.release();
        }
    }

    private static long written(EmbeddedChannel channel) {
        long written = 0;
        for (Object out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
            if (out instanceof ByteBuf bytes) {
                written += bytes.readableBytes();
                bytes.release();
            }
        }
        return written;
    }
}
