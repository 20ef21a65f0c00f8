package dev.sluice.eventhubs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.amqp.exception.AmqpErrorCondition;
import com.azure.messaging.eventhubs.EventData;
import com.azure.messaging.eventhubs.EventHubConsumerClient;
import com.azure.messaging.eventhubs.EventHubProducerClient;
import com.azure.messaging.eventhubs.models.EventPosition;
import com.azure.messaging.eventhubs.models.SendOptions;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.qpid.protonj2.types.messaging.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The admin API, over HTTP as an operator calls it. */
class AdminIT {
    @TempDir
    Path data;

    private EventHubsServer server;
    private AdminClient admin;

    @BeforeEach
    void open() {
        server = EventHubsServer.open(
                EventHubsConfig.in(data).withHub(HubConfig.of("telemetry", 2)).withAdminPort(0));
        admin = new AdminClient(server.adminPort());
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void makesAHubThatClientsUseAtOnceAndThatStaysOverARestart() throws Exception {
        HttpResponse<String> made =
                admin.call("POST", "/hubs", "{\"name\": \"Alerts\", \"partitions\": 1, \"consumerGroups\": [\"a\"]}");
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(admin.status("POST", "/hubs/alerts/consumer-groups", "{\"name\": \"b\"}"))
                .isEqualTo(201);
        send("alerts", "one");

        server.close();
        server = EventHubsServer.open(
                EventHubsConfig.in(data).withHub(HubConfig.of("telemetry", 2)).withAdminPort(0));
        admin = new AdminClient(server.adminPort());

        JsonNode hub = admin.json("GET", "/hubs/alerts", "");
        assertThat(hub.get("name").asText()).isEqualTo("Alerts");
        assertThat(hub.get("consumerGroups").toString()).isEqualTo("[\"$Default\",\"a\",\"b\"]");
        assertThat(hub.at("/partitions/0/lastSequence").asLong()).isZero();
        assertThat(read("alerts", 1)).containsExactly("one");
    }

    @Test
    void listsHubsWithWhereTheirPartitionsStand() throws Exception {
        send("telemetry", "one");

        JsonNode hubs = admin.json("GET", "/hubs", "").get("hubs");

        assertThat(hubs).hasSize(1);
        assertThat(hubs.at("/0/partitions/0/lastSequence").asLong()).isZero();
        assertThat(hubs.at("/0/partitions/1/lastSequence").asLong()).isEqualTo(-1);
    }

    @Test
    void deletesAHubUnderItsClientsAndBeginsAnewWhenItIsMadeAgain() throws Exception {
        send("telemetry", "one");
        HubDescription before = server.describe("telemetry");
        try (EventHubProducerClient producer =
                Clients.impatient(server.connectionString(), "telemetry").buildProducerClient()) {
            producer.send(List.of(new EventData("two")), new SendOptions().setPartitionId("0"));

            assertThat(admin.status("DELETE", "/hubs/telemetry", "")).isEqualTo(204);

            assertThatThrownBy(() -> producer.send(List.of(new EventData("lost"))))
                    .satisfies(error -> assertThat(Clients.error(error).getErrorCondition())
                            .isEqualTo(AmqpErrorCondition.NOT_FOUND))
                    .hasMessageContaining("The messaging entity 'sb://localhost/telemetry' could not be found.");
        }
        assertThat(hubFolders()).isEmpty();

        server.createHub(HubConfig.of("telemetry", 1));

        assertThat(server.describe("telemetry").createdAt()).isAfter(before.createdAt());
        send("telemetry", "new");
        assertThat(server.describe("telemetry").partitions().get(0).lastSequence())
                .isZero();
    }

    @Test
    void keepsTheRetentionOfAHubOverARestart() throws Exception {
        assertThat(
                        admin.status(
                                "POST",
                                "/hubs",
                                "{\"name\": \"brief\", \"partitions\": 1, \"retention\": \"PT1H\", \"retentionBytes\": 1000000}"))
                .isEqualTo(201);
        send("brief", "expires");
        server.close();
        server = EventHubsServer.open(EventHubsConfig.in(data));

        server.faults().setClock(Instant.now().plus(Duration.ofHours(2)));
        send("brief", "is kept");

        Poll.until(() -> server.describe("brief").partitions().get(0).firstSequence() == 1);
    }

    @Test
    void finishesADeletionThatTheProcessDiedIn() throws Exception {
        server.close();
        Path leftover = Files.createDirectories(data.resolve("hubs").resolve(".deleted-any/0"));
        Files.writeString(leftover.resolve("half.log"), "x");

        server = EventHubsServer.open(EventHubsConfig.in(data));

        assertThat(hubFolders())
                .extracting(folder -> folder.getFileName().toString())
                .containsExactly("telemetry");
        assertThat(server.hubs()).isEmpty();
    }

    @Test
    void tellsAReaderThatItsHubIsGone() throws Exception {
        send("telemetry", "one");
        try (RawClient client = new RawClient(server.port(), 64 * 1024)) {
            client.authorize("");
            var reader = client.receiver(new Source().setAddress("telemetry/ConsumerGroups/$Default/Partitions/0"));

            server.deleteHub("telemetry");

            client.await(reader::isRemotelyClosed);
            assertThat(reader.getRemoteCondition().getCondition().toString()).isEqualTo("amqp:not-found");
        }
    }

    @Test
    void showsMetricsAndHealth() throws Exception {
        send("telemetry", "one");
        read("telemetry", 1);

        HttpResponse<String> metrics = admin.call("GET", "/metrics", "");

        assertThat(metrics.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain; version=0.0.4"));
        assertThat(metrics.body())
                .contains("# TYPE eventhubs_received_events_total counter\n")
                .contains("eventhubs_received_events_total{hub=\"telemetry\",partition=\"0\"} 1\n")
                .contains("eventhubs_delivered_events_total{hub=\"telemetry\",partition=\"0\"} 1\n")
                .contains("eventhubs_last_sequence_number{hub=\"telemetry\",partition=\"1\"} -1\n")
                .contains("# TYPE eventhubs_connections gauge\n");
        assertThat(admin.status("GET", "/health/live", "")).isEqualTo(200);
        assertThat(admin.status("GET", "/health/ready", "")).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST | /hubs | {\"name\": \"telemetry\"} | 409 | is there already",
                "POST | /hubs | {\"name\": \"a/b\"} | 400 | can't be the name of an event hub",
                "POST | /hubs | {\"name\": \"x\", \"partitions\": 0} | 400 | 1 to 1024 partitions",
                "POST | /hubs | {\"name\": \"x\", \"partitions\": \"2\"} | 400 | 'partitions' must be a whole number",
                "POST | /hubs | {\"name\": \"x\", \"shards\": 2} | 400 | 'shards' is not known here",
                "POST | /hubs | {\"partitions\": 2} | 400 | 'name' is missing",
                "POST | /hubs | {\"name\": \"x\", \"retention\": \"1h\"} | 400 | 'retention' must be like PT1H",
                "POST | /hubs | {\"name\": \"x\", \"retentionBytes\": \"1\"} | 400 | 'retentionBytes' must be a whole number",
                "POST | /hubs | [1] | 400 | must be a JSON object",
                "POST | /hubs | {\"name | 400 | The body is no JSON",
                "DELETE | /hubs/none | `` | 404 | There is no event hub none",
                "POST | /hubs/telemetry/consumer-groups | {\"name\": \"$default\"} | 400 | a consumer group",
                "GET | /nothing | `` | 404 | no such path",
                "PUT | /hubs | `` | 405 | does not take PUT",
                "OPTIONS | /hubs | `` | 405 | does not take OPTIONS",
                "POST | /faults | {\"kind\": \"flood\"} | 400 | 'flood' is no kind of fault: use busy,",
                "POST | /faults | {\"kind\": \"freeze\", \"times\": 1} | 400 | not counted",
                "POST | /faults | {\"kind\": \"busy\", \"partition\": \"0\"} | 400 | needs the name of its hub",
                "DELETE | /faults/f9 | `` | 404 | There is no fault f9",
                "PUT | /clock | {\"time\": \"noon\"} | 400 | must be like",
            })
    void saysWhatIsWrongWithACall(String method, String path, String body, int status, String message)
            throws Exception {
        HttpResponse<String> answer = admin.call(method, path, body);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(message).startsWith("{\"error\":");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void keepsWebPagesOut() throws Exception {
        String get = "GET /hubs HTTP/1.1\r\nConnection: close\r\n";

        assertThat(admin.raw(get + "Host: evil.example\r\n\r\n")).contains(" 403 ");
        assertThat(admin.raw(get + "Host: localhost.evil.example:80\r\n\r\n")).contains(" 403 ");
        assertThat(admin.raw(get + "Host: 127.0.0.1:80\r\nOrigin: http://evil.example\r\n\r\n"))
                .contains(" 403 ");
        assertThat(admin.raw(get + "Host: 127.0.0.1:80\r\n\r\n")).contains(" 200 ");
        assertThat(admin.call("POST", "/hubs", "{\"name\": \"x\"}", "Content-Type", "text/plain")
                        .statusCode())
                .isEqualTo(415);
        assertThat(server.hubs()).hasSize(1);
    }

    @Test
    void asksForATokenWhenItHasOneAndIsNotBoundWiderWithout() throws Exception {
        InetAddress wide = InetAddress.getByAddress(new byte[] {0, 0, 0, 0});
        assertThatThrownBy(() -> new AdminConfig(wide, 0, null)).hasMessageContaining("only with a token");
        server.close();
        server = EventHubsServer.open(EventHubsConfig.in(data).withAdmin(new AdminConfig(wide, 0, "0123456789abcdef")));
        admin = new AdminClient(server.adminPort());

        assertThat(admin.status("GET", "/hubs", "")).isEqualTo(401);
        assertThat(admin.call("GET", "/hubs", "", "Authorization", "Bearer 0123456789abcdeX")
                        .statusCode())
                .isEqualTo(401);
        assertThat(admin.call("GET", "/hubs", "", "Authorization", "Bearer 0123456789abcdef")
                        .statusCode())
                .isEqualTo(200);
        assertThat(admin.status("GET", "/health/ready", "")).isEqualTo(200);
    }

    private List<Path> hubFolders() throws Exception {
        try (Stream<Path> folders = Files.list(data.resolve("hubs"))) {
            return folders.toList();
        }
    }

    private void send(String hub, String body) {
        try (EventHubProducerClient producer = Clients.producer(server, hub)) {
            producer.send(List.of(new EventData(body)), new SendOptions().setPartitionId("0"));
        }
    }

    private List<String> read(String hub, int count) {
        try (EventHubConsumerClient consumer = Clients.consumer(server, hub)) {
            return Clients.read(consumer, "0", count, EventPosition.earliest()).stream()
                    .map(EventData::getBodyAsString)
                    .toList();
        }
    }
}
