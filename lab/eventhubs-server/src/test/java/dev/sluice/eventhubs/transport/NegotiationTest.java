package dev.sluice.eventhubs.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.eventhubs.Access;
import dev.sluice.eventhubs.Limits;
import dev.sluice.eventhubs.engine.Namespace;
import dev.sluice.eventhubs.engine.NamespaceSetting;
import dev.sluice.eventhubs.store.DataFolder;
import dev.sluice.eventhubs.store.Durability;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a port answers to the first bytes of a connection. */
class NegotiationTest {
    private static final byte[] AMQP_HEADER = {'A', 'M', 'Q', 'P', 0, 1, 0, 0};
    private static final byte[] SASL_HEADER = {'A', 'M', 'Q', 'P', 3, 1, 0, 0};
    private static final byte[] CLIENT_HELLO = {0x16, 3, 1, 0};
    private static final String WEBSOCKET = """
            GET /$servicebus/websocket HTTP/1.1
            Host: localhost
            Upgrade: websocket
            Connection: Upgrade
            Sec-WebSocket-Version: 13
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
            Sec-WebSocket-Protocol: AMQPWSB10

            """;

    @TempDir
    Path data;

    private DataFolder folder;
    private Namespace namespace;
    private EmbeddedChannel channel;

    @BeforeEach
    void open() {
        folder = DataFolder.open(data);
        namespace = Namespace.open(
                folder,
                new NamespaceSetting(
                        List.of(), Access.PUBLISHED, Limits.DEFAULTS, Durability.PROCESS, Clock.systemUTC()));
        channel = new EmbeddedChannel();
        channel.freezeTime();
        channel.pipeline().addLast(new ArrivalLimit(Duration.ofSeconds(60)), Negotiation.any(namespace, null));
        channel.pipeline().fireChannelActive();
    }

    @AfterEach
    void close() throws IOException {
        channel.finishAndReleaseAll();
        namespace.close();
        folder.close();
    }

    @Test
    void speaksAmqpWithWhoBeginsIt() {
        channel.writeInbound(Unpooled.wrappedBuffer(SASL_HEADER));

        assertThat(answer()).startsWith("AMQP\3\1\0\0");
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void waitsForEnoughBytesToTell() {
        for (byte next : SASL_HEADER) {
            assertThat(answer()).isEmpty();
            channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {next}));
        }

        assertThat(answer()).startsWith("AMQP\3\1\0\0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello world", "\0\0\0\0", " GET / HTTP/1.1", "{\"a\":1}"})
    void turnsAwayWhatItDoesNotKnow(String first) {
        channel.writeInbound(Unpooled.copiedBuffer(first, StandardCharsets.UTF_8));

        assertThat(answer()).isEmpty();
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void turnsAwayTlsWithoutACertificate() {
        channel.writeInbound(Unpooled.wrappedBuffer(CLIENT_HELLO));

        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void takesNothingPlainWhereTlsIsAskedFor() {
        EmbeddedChannel secure = new EmbeddedChannel(Negotiation.tlsOnly(namespace, null));

        secure.writeInbound(Unpooled.wrappedBuffer(AMQP_HEADER));

        assertThat(secure.isOpen()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /                       | 404 Not Found",
                "GET /$servicebus/websockets | 404 Not Found",
                "HEAD /                      | 404 Not Found",
                "POST /$servicebus/websocket | 405 Method Not Allowed",
                "GET /$servicebus/websocket  | 426 Upgrade Required",
                "GET https://localhost/$servicebus/websocket | 426 Upgrade Required",
                "GET https://localhost/other | 404 Not Found",
                "GET /%24servicebus/websocket/ | 426 Upgrade Required",
            })
    void answersWhoSpeaksHttp(String request, String status) {
        channel.writeInbound(
                Unpooled.copiedBuffer(request + " HTTP/1.1\r\nHost: localhost\r\n\r\n", StandardCharsets.UTF_8));

        assertThat(answer()).startsWith("HTTP/1.1 " + status + "\r\n").contains("connection: close");
        assertThat(channel.isOpen()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"AMQPWSB10,AMQPWSB10", "amqp,amqp", "'mqtt, AMQPWSB10',AMQPWSB10"})
    void becomesAWebSocketForAmqp(String asked, String selected) {
        channel.writeInbound(text(WEBSOCKET.replace("AMQPWSB10", asked)));

        assertThat(answer())
                .startsWith("HTTP/1.1 101 Switching Protocols\r\n")
                .contains("sec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
                .contains("sec-websocket-protocol: " + selected);
        assertThat(channel.pipeline().get(AmqpChannel.class)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mqtt", "AMQP2"})
    void refusesAWebSocketForOtherProtocols(String asked) {
        channel.writeInbound(text(WEBSOCKET.replace("AMQPWSB10", asked)));

        assertThat(answer()).startsWith("HTTP/1.1 400 Bad Request\r\n");
        assertThat(channel.isOpen()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AMQP\3\1\0\0", "GET / HT", "AM"})
    void endsAConnectionThatDoesNotOpenInTime(String first) {
        channel.writeInbound(Unpooled.copiedBuffer(first, StandardCharsets.US_ASCII));
        channel.advanceTimeBy(59, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
        assertThat(channel.isOpen()).isTrue();

        channel.advanceTimeBy(2, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();

        assertThat(channel.isOpen()).isFalse();
    }

    private static ByteBuf text(String text) {
        return Unpooled.copiedBuffer(text.replace("\n", "\r\n"), StandardCharsets.US_ASCII);
    }

    /** All that was written, as text. */
    private String answer() {
        channel.runPendingTasks();
        StringBuilder text = new StringBuilder();
        for (ByteBuf bytes = channel.readOutbound(); bytes != null; bytes = channel.readOutbound()) {
            text.append(bytes.toString(StandardCharsets.US_ASCII));
            bytes.release();
        }
        return text.toString();
    }
}
