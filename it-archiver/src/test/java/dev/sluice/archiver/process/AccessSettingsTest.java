package dev.sluice.archiver.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.archiver.ArchiverConfig;
import dev.sluice.contract.access.HubAccess;
import dev.sluice.contract.access.StorageAccess;
import dev.sluice.contract.settings.InvalidSettingException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessSettingsTest {
    private static final String NAMESPACE = "it.servicebus.windows.net";
    private static final String URL = "https://data.blob.core.windows.net";
    private static final String HUB = "Endpoint=sb://it/;SharedAccessKeyName=n;SharedAccessKey=secret";

    private final Map<String, String> environment = new HashMap<>(Map.of(
            "SLUICE_HUB", "telemetry",
            "SLUICE_HUB_NAMESPACE", NAMESPACE,
            "SLUICE_ARCHIVE_URL", URL));

    @Test
    void takesAUserAssignedIdentityForBoth() {
        environment.put("SLUICE_IDENTITY_CLIENT", "client");

        ArchiverConfig config = ArchiverSettings.read(environment);

        assertThat(config.source().access()).isEqualTo(identity("client"));
        assertThat(config.storage().access()).isEqualTo(new StorageAccess.Managed(URL, "client"));
    }

    @Test
    void takesTheSystemAssignedIdentityWhenNoneIsNamed() {
        assertThat(ArchiverSettings.read(environment).source().access()).isEqualTo(identity(null));
    }

    @Test
    void takesAKeyForOneAndAnIdentityForTheOther() {
        environment.remove("SLUICE_HUB_NAMESPACE");
        environment.put("SLUICE_HUB_CONNECTION", HUB);
        environment.put("SLUICE_IDENTITY_CLIENT", "client");

        ArchiverConfig config = ArchiverSettings.read(environment);

        assertThat(config.source().access()).isEqualTo(new HubAccess.SharedKey(HUB));
        assertThat(config.storage().access()).isEqualTo(new StorageAccess.Managed(URL, "client"));
    }

    @ParameterizedTest
    @CsvSource({"SLUICE_HUB_CONNECTION,SLUICE_HUB_NAMESPACE", "SLUICE_ARCHIVE_CONNECTION,SLUICE_ARCHIVE_URL"})
    void wantsOneWayToEachService(String connection, String place) {
        environment.put(connection, "secret");
        assertRefused("give " + connection + " or " + place + ", not both");

        environment.remove(connection);
        environment.remove(place);
        assertRefused("give " + connection + " or " + place + ": neither is there");
    }

    @Test
    void refusesAnIdentityThatNothingUses() {
        environment.remove("SLUICE_HUB_NAMESPACE");
        environment.remove("SLUICE_ARCHIVE_URL");
        environment.put("SLUICE_HUB_CONNECTION", "secret");
        environment.put("SLUICE_ARCHIVE_CONNECTION", "secret");
        environment.put("SLUICE_IDENTITY_CLIENT", "client");

        assertRefused("SLUICE_IDENTITY_CLIENT makes no sense with connection strings alone: remove it, or give"
                + " SLUICE_HUB_NAMESPACE or SLUICE_ARCHIVE_URL");
    }

    @Test
    void refusesAKeyOfStorageThatIsNotBase64() {
        environment.remove("SLUICE_ARCHIVE_URL");
        environment.put("SLUICE_ARCHIVE_CONNECTION", "AccountName=data;AccountKey=secret!");

        assertRefused("SLUICE_ARCHIVE_CONNECTION is no connection string of a storage account, its AccountKey is not"
                + " base64: copy it again, whole: AccountName=...;AccountKey=...");
    }

    @Test
    void refusesAHubsKeyWithoutItsName() {
        environment.remove("SLUICE_HUB_NAMESPACE");
        environment.put("SLUICE_HUB_CONNECTION", "Endpoint=sb://it/;SharedAccessKey=secret");

        assertRefused("SLUICE_HUB_CONNECTION is no connection string of an Event Hub, it has no SharedAccessKeyName:"
                + " copy it again, whole: Endpoint=sb://...;SharedAccessKeyName=...;SharedAccessKey=...");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "it",
                "sb://it.servicebus.windows.net",
                "it.servicebus.windows.net/telemetry",
                "it.servicebus.windows.net:5671",
                "Endpoint=sb://it.servicebus.windows.net/;SharedAccessKey=secret",
            })
    void refusesWhatIsNoHostOfANamespace(String namespace) {
        environment.put("SLUICE_HUB_NAMESPACE", namespace);

        assertRefused("SLUICE_HUB_NAMESPACE is no host name: write it like name.servicebus.windows.net");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data",
                "data.blob.core.windows.net",
                "http://data.blob.core.windows.net",
                "https:///archive",
                "https://data.blob.core.windows.net/archive",
                "https://data.blob.core.windows.net/?sig=secret",
                "https://someone:secret@data.blob.core.windows.net",
                "AccountName=data;AccountKey=secret",
            })
    void refusesWhatIsNoUrlOfABlobService(String url) {
        environment.put("SLUICE_ARCHIVE_URL", url);

        assertRefused(
                "SLUICE_ARCHIVE_URL is no URL of a blob service: write it like https://account.blob.core.windows.net");
    }

    @ParameterizedTest
    @ValueSource(strings = {URL, URL + "/", URL + ":10443"})
    void takesTheUrlOfABlobService(String url) {
        environment.put("SLUICE_ARCHIVE_URL", url);

        assertThat(ArchiverSettings.read(environment).storage().access())
                .isEqualTo(new StorageAccess.Managed(url, null));
    }

    private static HubAccess identity(@Nullable String client) {
        return new HubAccess.Entra(NAMESPACE, new HubAccess.Identity(client, null));
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> ArchiverSettings.read(environment))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage(message);
    }
}
