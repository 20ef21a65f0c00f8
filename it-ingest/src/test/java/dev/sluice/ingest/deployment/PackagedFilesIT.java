package dev.sluice.ingest.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.eventhubs.EventData;
import dev.sluice.contract.IotHubProperties;
import dev.sluice.functionshost.child.Await;
import dev.sluice.functionshost.child.Instance;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.DeviceState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The files of a Function app come with its package, wherever the host has put it and whatever its own folder is. */
@SuppressWarnings("try") // an app runs until its block ends
class PackagedFilesIT extends OnItTenant {
    private static final String DEVICE = "press-1";

    private Path wwwroot;

    @BeforeEach
    void unpack() throws IOException {
        wwwroot = data.resolve("home/site/wwwroot");
        copy(FunctionApp.PACKAGE, wwwroot);
        write("schemas/press.json", """
                {"type": "object", "required": ["bar"], "properties": {"bar": {"type": "number"}}}""");
        write("alarm-rules/press.json", """
                {"rules": [{"id": "burst", "measurement": "bar", "above": 8}]}""");
        write("sites.json", "{\"press-1\": \"hall 3\"}");
        settings.put("SLUICE_SCHEMAS", "files/schemas");
        settings.put("SLUICE_ALARM_RULES", "files/alarm-rules");
        settings.put("SLUICE_SITES", "files/sites.json");
    }

    @Test
    void judgesBySchemasRulesAndSitesOfItsPackage() {
        tenant.sendTo(0, List.of(event(1, "{\"bar\": 9.5}"), event(2, "{\"bar\": \"high\"}")));
        try (Instance app = FunctionApp.start(wwwroot, settings, data)) {
            Await.until("it has caught up", tenant::caughtUp);
            Await.until("the alarm is published", () -> !tenant.alarms().isEmpty());

            assertThat(app.said()).doesNotContain("settings");
        }
        DeviceState state = tenant.devices()
                .find(new DeviceId(Sent.OT_HUB, DEVICE))
                .orElseThrow()
                .value();
        assertThat(state.type()).isEqualTo("press");
        assertThat(state.site()).isEqualTo("hall 3");
        assertThat(state.events()).isEqualTo(1);
        assertThat(tenant.reasons()).containsExactly("bad-schema");
        assertThat(tenant.alarms()).singleElement().asString().contains(DEVICE + "/burst/");
    }

    @Test
    void namesTheFolderThatItsPackageLacksAndLosesNothing() throws IOException {
        Path rules = wwwroot.resolve("files/alarm-rules");
        Path aside = Files.move(rules, data.resolve("aside"));
        tenant.sendTo(0, List.of(event(1, "{\"bar\": 9.5}")));
        try (Instance app = FunctionApp.start(wwwroot, settings, data)) {
            Await.until(
                    "it says what is missing",
                    () -> app.said()
                            .contains("SLUICE_ALARM_RULES names the folder " + rules
                                    + ", which is not there: put it there, or remove the setting"));
            assertThat(tenant.checkpoints()).isEmpty();
        }
        Files.move(aside, rules);
        try (Instance app = FunctionApp.start(wwwroot, settings, data)) {
            Await.until("it has caught up", tenant::caughtUp);
            Await.until("the alarm is published", () -> tenant.alarms().size() == 1);
        }
    }

    private static EventData event(long sequence, String body) {
        EventData event = new EventData(body);
        event.getProperties().putAll(new Sent(0, sequence).ofType("press").getProperties());
        event.getProperties().put(IotHubProperties.DEVICE_ID, DEVICE);
        event.getProperties().remove("site");
        return event;
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(wwwroot.resolve("files").resolve(file), text);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path copy = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, copy);
                }
            }
        }
    }
}
