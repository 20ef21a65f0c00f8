package dev.sluice.ingest.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.access.HubAccess;
import dev.sluice.contract.access.StorageAccess;
import dev.sluice.contract.access.StoragePlace;
import dev.sluice.contract.settings.InvalidSettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IngestConfigTest {
    private static final String HUB = "Endpoint=sb://localhost:5672;SharedAccessKeyName=r;SharedAccessKey=tops3cret";
    private static final String ACCOUNT = "AccountName=it;AccountKey=tops3cretkey";

    @TempDir
    Path root;

    private final Map<String, String> environment =
            new HashMap<>(Map.of("SourceHub", HUB, "SourceHubName", "telemetry", "SLUICE_STATE_CONNECTION", ACCOUNT));

    @Test
    void needsAHubAndAnAccountForTheProcess() {
        IngestConfig config = process();

        StorageAccess account = new StorageAccess.Connection(ACCOUNT);
        assertThat(config.state()).isEqualTo(account);
        assertThat(config.quarantine()).isEqualTo(new StoragePlace(account, "ingest-quarantine"));
        ProcessConfig process = config.process().orElseThrow();
        assertThat(process.checkpoints()).isEqualTo(new StoragePlace(account, "ingest-checkpoints"));
        assertThat(process.source()).isEqualTo(new SourceConfig(new HubAccess.SharedKey(HUB), "telemetry", "ingest"));
        assertThat(config.alarms().hub()).isEmpty();
        assertThat(config.api().caller()).isEmpty();
        assertThat(config.clockAhead()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void takesTheSettingsThatTheTemplateMakesForTheFunction() {
        IngestConfig config = IngestConfig.from(template(), Adapter.FUNCTION);

        assertThat(config.state())
                .isEqualTo(new StorageAccess.Managed("https://state.table.core.windows.net", "client"));
        assertThat(config.quarantine())
                .isEqualTo(new StoragePlace(
                        new StorageAccess.Managed("https://state.blob.core.windows.net", "client"), "refused"));
        HubAccess alarms = new HubAccess.Entra("it.servicebus.windows.net", new HubAccess.Identity("client", null));
        assertThat(config.alarms().hub()).contains(new AlarmsConfig.Hub(alarms, "alarms"));
        assertThat(config.api().caller())
                .contains(new ApiConfig.Caller("tenant", Set.of("app"), Optional.empty(), Optional.empty()));
        assertThat(config.process()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"SourceHub, SourceHubName", "AlarmsHub, AlarmsHubName"})
    void refusesTheStringOfAnotherHub(String connection, String name) {
        environment.put(name, "mine");
        environment.put(connection, HUB + "; entitypath = theirs;");

        assertThatThrownBy(this::process)
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage(connection + " is the string of another hub than " + name
                        + ": give that of 'mine', or of the namespace");
    }

    @Test
    void takesTheStringOfTheHubItself() {
        environment.put("SourceHub", HUB + ";EntityPath=telemetry");

        assertThat(process().process().orElseThrow().source().hub()).isEqualTo("telemetry");
    }

    private static Map<String, String> template() {
        return Map.ofEntries(
                Map.entry("SourceHub__fullyQualifiedNamespace", "it.servicebus.windows.net"),
                Map.entry("SourceHub__credential", "managedidentity"),
                Map.entry("SourceHub__clientId", "client"),
                Map.entry("SourceHubName", "telemetry"),
                Map.entry("SourceConsumerGroup", "ingest"),
                Map.entry("AlarmsHub__fullyQualifiedNamespace", "it.servicebus.windows.net"),
                Map.entry("AlarmsHub__credential", "managedidentity"),
                Map.entry("AlarmsHub__clientId", "client"),
                Map.entry("AlarmsHubName", "alarms"),
                Map.entry("AZURE_CLIENT_ID", "client"),
                Map.entry("SLUICE_STATE_URL", "https://state.table.core.windows.net"),
                Map.entry("SLUICE_QUARANTINE_URL", "https://state.blob.core.windows.net/refused"),
                Map.entry("SLUICE_API_TENANT", "tenant"),
                Map.entry("SLUICE_API_AUDIENCE", "app"));
    }

    @Test
    void findsFilesFromTheRootOrWhereTheyAre() throws IOException {
        Files.createDirectories(root.resolve("files/schemas"));
        Path sites = Files.writeString(root.resolve("sites.json"), "{}");
        environment.put("SLUICE_SCHEMAS", "files/schemas");
        environment.put("SLUICE_ALARM_RULES", "./files/../files");
        environment.put("SLUICE_SITES", sites.toString());

        IngestConfig config = IngestConfig.from(environment, Adapter.PROCESS, root);

        assertThat(config.schemas()).contains(root.resolve("files/schemas"));
        assertThat(config.alarms().rules()).contains(root.resolve("files"));
        assertThat(config.sites()).contains(sites);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SLUICE_SCHEMAS|none|the folder ROOT/none, which is not there: put it there, or remove the setting",
                "SLUICE_ALARM_RULES|file|the folder ROOT/file, which is no folder: name one, or remove the setting",
                "SLUICE_SITES|folder|the file ROOT/folder, which is no file: name one, or remove the setting",
            })
    void saysWhichFileIsNotThere(String setting, String path, String message) throws IOException {
        Files.createDirectory(root.resolve("folder"));
        Files.createFile(root.resolve("file"));
        environment.put(setting, path);

        assertThatThrownBy(() -> IngestConfig.from(environment, Adapter.PROCESS, root))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage(setting + " names " + message.replace("ROOT", root.toString()));
    }

    @Test
    void takesNoPathThatIsNone() {
        environment.put("SLUICE_SCHEMAS", "a\0b");

        assertRefused("SLUICE_SCHEMAS is no path");
    }

    @ParameterizedTest
    @CsvSource({
        "SourceHub,SourceHub__fullyQualifiedNamespace",
        "SLUICE_STATE_CONNECTION,SLUICE_STATE_URL",
    })
    void wantsOneWayToEachService(String connection, String place) {
        environment.put(place, place.endsWith("URL") ? "https://state.table.core.windows.net" : "host.net");
        assertRefused("give " + connection + " or " + place + ", not both");

        environment.remove(connection);
        environment.remove(place);
        assertRefused("give " + connection + " or " + place + ": neither is there");
    }

    @Test
    void wantsAPlaceForWhatIsRefusedWhenTheStateTakesNoKey() {
        environment.remove("SLUICE_STATE_CONNECTION");
        environment.put("SLUICE_STATE_URL", "https://state.table.core.windows.net");

        assertRefused("give SLUICE_QUARANTINE_CONNECTION or SLUICE_QUARANTINE_URL: neither is there");
    }

    @Test
    void showsTheNearestNameOfAnUnknownOne() {
        environment.put("SLUICE_STATE_CONECTION", "tops3cret");

        assertRefused("unknown setting SLUICE_STATE_CONECTION: did you mean SLUICE_STATE_CONNECTION?");
    }

    @Test
    void refusesInTheFunctionWhatTheHostDoes() {
        Map<String, String> settings = new HashMap<>(template());
        settings.put("SLUICE_API_PORT", "8080");

        assertThatThrownBy(() -> IngestConfig.from(settings, Adapter.FUNCTION))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("SLUICE_API_PORT makes no sense in a Function: remove it");
        assertThat(IngestConfig.ofEither(settings).process()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SourceHub", "SLUICE_STATE_CONNECTION", "AlarmsHub", "SLUICE_CHECKPOINT_CONNECTION"})
    void neverShowsASecretThatIsWrong(String name) {
        environment.put(name, "tops3cret");

        assertThatThrownBy(this::process)
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining(name)
                .hasMessageNotContaining("tops3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SLUICE_STATE_CONNECTION", "SLUICE_QUARANTINE_CONNECTION", "SLUICE_CHECKPOINT_CONNECTION"})
    void refusesAKeyOfStorageThatIsNotBase64(String name) {
        environment.put(name, "AccountName=it;AccountKey=tops3cret");

        assertRefused(name + " is no connection string of a storage account, its AccountKey is not base64: copy it"
                + " again, whole: AccountName=...;AccountKey=...");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SourceHub", "AlarmsHub"})
    void refusesAHubsKeyWithoutItsName(String name) {
        environment.put(name, "Endpoint=sb://localhost;SharedAccessKey=tops3cret");

        assertRefused(name + " is no connection string of an Event Hub, it has no SharedAccessKeyName: copy it again,"
                + " whole: Endpoint=sb://...;SharedAccessKeyName=...;SharedAccessKey=...");
    }

    @Test
    void neverShowsASecret() {
        environment.put("AlarmsHub", HUB);
        environment.put("SLUICE_API_PAGE_KEY", "tops3cret");

        assertThat(process().toString()).doesNotContain("tops3cret");
    }

    @Test
    void wantsAnExpirationOfTwoIntervals() {
        environment.put("SLUICE_OWNERSHIP_EXPIRATION", "9s");

        assertRefused("SLUICE_OWNERSHIP_EXPIRATION must be at least twice SLUICE_LOAD_BALANCING_INTERVAL");
    }

    @Test
    void wantsATenantWithAnAudience() {
        environment.put("SLUICE_API_AUDIENCE", "app");

        assertRefused("SLUICE_API_AUDIENCE makes no sense without SLUICE_API_TENANT: give both or neither");
    }

    private IngestConfig process() {
        return IngestConfig.from(environment, Adapter.PROCESS);
    }

    private void assertRefused(String message) {
        assertThatThrownBy(this::process)
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage(message);
    }
}
