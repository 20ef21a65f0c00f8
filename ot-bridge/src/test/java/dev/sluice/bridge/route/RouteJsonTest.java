package dev.sluice.bridge.route;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.bridge.ForwardedEvent;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteJsonTest {
    private static final String BASE64 = "\"Body\":\"";

    private final Map<String, Object> properties =
            new LinkedHashMap<>(Map.of("sluice-source-enqueued", 1_559_680_599_219L));

    @Test
    void writesWhatIotHubsOwnRoutingWrites() {
        properties.clear();
        properties.put("level", "storage");
        properties.put("sluice-source-enqueued", 1_559_680_599_219L);
        properties.put("iothub-connection-device-id", "Contoso-Test-Device");
        properties.put("iothub-connection-auth-method", "{\"scope\":\"device\"}");
        properties.put("iothub-connection-auth-generation-id", "636930642531278483");
        properties.put("content-type", "application/json");
        properties.put("content-encoding", "utf-8");
        properties.put("iothub-enqueuedtime", "2019-06-04T20:36:39.219Z");

        assertThat(line("{\"temperature\":25.90}".getBytes(UTF_8)))
                .isEqualTo("{\"EnqueuedTimeUtc\":\"2019-06-04T20:36:39.2190000Z\","
                        + "\"Properties\":{\"level\":\"storage\",\"sluice-source-enqueued\":\"1559680599219\"},"
                        + "\"SystemProperties\":{\"connectionDeviceId\":\"Contoso-Test-Device\","
                        + "\"connectionAuthMethod\":\"{\\\"scope\\\":\\\"device\\\"}\","
                        + "\"connectionDeviceGenerationId\":\"636930642531278483\","
                        + "\"contentType\":\"application/json\",\"contentEncoding\":\"utf-8\","
                        + "\"enqueuedTime\":\"2019-06-04T20:36:39.2190000Z\"},"
                        + "\"Body\":{\"temperature\":25.90}}\n");
    }

    @Test
    void keepsBytesThatAreNotSaidToBeJsonAsBase64() {
        assertThat(line(new byte[] {0, (byte) 0xff})).endsWith(BASE64 + "AP8=\"}\n");
        assertThat(line("{}".getBytes(UTF_8))).endsWith(BASE64 + "e30=\"}\n");
    }

    @Test
    void keepsABodyOfSeveralLinesOnOneAndTouchesNoNumber() {
        json("utf-8");

        assertThat(line("{\r\n \"n\": 12345678901234567890.10e+400\n}\n".getBytes(UTF_8)))
                .endsWith("\"Body\":{   \"n\": 12345678901234567890.10e+400 } }\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{} {}", "", "  ", "{\"a\":1,}", "{\"a\":NaN}", "\ufeff{}", "{\"a\":\"\n\"}", "tru"})
    void keepsABodyThatIsNoJsonAsBase64(String body) {
        json("UTF-8");

        assertThat(line(body.getBytes(UTF_8))).contains(BASE64).endsWith("\"}\n");
    }

    @Test
    void keepsABodyInAnotherEncodingAsBase64() {
        json("utf-16");
        assertThat(line("{}".getBytes(StandardCharsets.UTF_16LE))).contains(BASE64);
        json("utf-8");
        assertThat(line("{}".getBytes(StandardCharsets.UTF_16LE))).contains(BASE64);
        assertThat(line(new byte[] {'"', (byte) 0xff, '"'})).contains(BASE64);
    }

    @Test
    @SuppressWarnings("JavaUtilDate")
    void writesPropertiesAsText() {
        properties.put("big", (1L << 53) + 1);
        properties.put("none", null);
        properties.put("when", new Date(0));
        properties.put("bytes", new org.apache.qpid.proton.amqp.Binary(new byte[] {1, 2}));
        properties.put("text", "ä\u2028\"\n");

        assertThat(line(new byte[0]))
                .contains("\"big\":\"9007199254740993\"", "\"none\":null", "\"when\":\"1970-01-01T00:00:00.0000000Z\"")
                .contains("\"bytes\":\"AQI=\"", "\"text\":\"ä\u2028\\\"\\n\"")
                .endsWith("\"Body\":\"\"}\n");
    }

    @Test
    void namesEveryOtherSystemPropertyAsIotHubWould() {
        properties.put("iothub-message-source", "Telemetry");
        properties.put("message-id", "m-1");
        properties.put("correlation-id", "c-1");
        properties.put("reply-to", "r");

        assertThat(line(new byte[0]))
                .contains("\"SystemProperties\":{\"messageSource\":\"Telemetry\",\"messageId\":\"m-1\","
                        + "\"correlationId\":\"c-1\",\"replyTo\":\"r\"}");
    }

    private void json(String encoding) {
        properties.put("content-type", "application/json; charset=utf-8");
        properties.put("content-encoding", encoding);
    }

    private String line(byte[] body) {
        return new String(RouteJson.line(new ForwardedEvent(body, properties, Map.of())), UTF_8);
    }
}
