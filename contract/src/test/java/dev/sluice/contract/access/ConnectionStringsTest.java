package dev.sluice.contract.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.settings.InvalidSettingException;
import dev.sluice.contract.settings.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionStringsTest {
    private static final Setting SETTING = Setting.secret("SLUICE_CONNECTION", "the connection");
    private static final String SIGNATURE = "SharedAccessSignature=SharedAccessSignature sr=h&sig=x%3d&se=1&skn=n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UseDevelopmentStorage=true",
                "AccountName=a;AccountKey=dG9wczNjcmV0",
                " AccountName=a ;; AccountKey=dG9wczNjcmV0Cg==;\n",
                "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=YWJj;EndpointSuffix=core.windows.net",
                "AccountName=a;AccountKey=YWJj;BlobEndpoint=http://127.0.0.1:1/a;TableEndpoint=http://127.0.0.1:2/a",
                "BlobEndpoint=https://a.blob.core.windows.net/;SharedAccessSignature=sv=2024&se=2026-11-24&sig=x%3D",
                "AccountName=a;SharedAccessSignature=sv=2024&sig=x%3D",
            })
    void takesTheStringOfAStorageAccount(String text) {
        assertThat(ConnectionStrings.storage(SETTING, text, StorageService.BLOB))
                .isEqualTo(new StorageAccess.Connection(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tops3cret                                     | a part of it is not like name=value",
                "AccountName=a;AccountKey=                     | a part of it is not like name=value",
                "AccountName=a;AccountKey=tops3cret            | its AccountKey is not base64",
                "AccountName=a;AccountKey=tops3cret-tops3cret_ | its AccountKey is not base64",
                "AccountName=a                                 | it has no AccountKey and no SharedAccessSignature",
                "AccountName=a;accountkey=dG9wczNjcmV0         | it has a part of a name that is not known",
                "AccountKey=dG9wczNjcmV0                       | it has no AccountName",
                "SharedAccessSignature=sig=tops3cret           | it has no AccountName and no BlobEndpoint",
                "TableEndpoint=http://127.0.0.1:1/a;SharedAccessSignature=sig=tops3cret"
                        + " | it has no AccountName and no BlobEndpoint",
                "AccountName=a;AccountKey=YWJj;DefaultEndpointsProtocol=ftp | its DefaultEndpointsProtocol is neither https nor http",
                "AccountName=a;AccountKey=YWJj;BlobEndpoint=tops3cret here | its BlobEndpoint is no URL",
                "AccountName=a;AccountKey=YWJj;BlobEndpoint=tops3cret:1    | its BlobEndpoint is no URL",
                "AccountName=a;AccountKey=YWJj;BlobEndpoint=ftp://h/a      | its BlobEndpoint is no URL",
                "UseDevelopmentStorage=false                   | its UseDevelopmentStorage is not true",
                "AccountName=a;AccountKey=YWJj;SharedAccessSignature=sig=tops3cret"
                        + " | it has both an AccountKey and a SharedAccessSignature",
            })
    void saysWhatIsWrongWithThatOfAStorageAccount(String text, String problem) {
        assertThatThrownBy(() -> ConnectionStrings.storage(SETTING, text, StorageService.BLOB))
                .isInstanceOf(InvalidSettingException.class)
                .hasNoCause()
                .hasMessage("SLUICE_CONNECTION is no connection string of a storage account, " + problem
                        + ": copy it again, whole: AccountName=...;AccountKey=...");
    }

    @Test
    void saysThatASignatureIsOfAnotherService() {
        assertThatThrownBy(() -> ConnectionStrings.storage(
                        SETTING,
                        "BlobEndpoint=http://127.0.0.1:1/a;SharedAccessSignature=sig=tops3cret",
                        StorageService.TABLE))
                .hasMessageContaining(", it has no AccountName and no TableEndpoint: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Endpoint=sb://h/;SharedAccessKeyName=n;SharedAccessKey=not base64",
                "endpoint=sb://h:5671;sharedaccesskeyname=n;sharedaccesskey=k=;entitypath=hub;",
                "Endpoint=sb://localhost:5672;SharedAccessKeyName=n;SharedAccessKey=k;UseDevelopmentEmulator=true;",
                "Endpoint=sb://h/;" + SIGNATURE,
            })
    void takesTheStringOfAnEventHub(String text) {
        assertThat(ConnectionStrings.hub(SETTING, text)).isEqualTo(new HubAccess.SharedKey(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tops3cret                                          | a part of it is not like name=value",
                "Endpoint=sb://h;;SharedAccessKeyName=n             | a part of it is not like name=value",
                "Endpoint=sb://h;SharedAccessKeyName=n;SharedAccessKey= | a part of it is not like name=value",
                "SharedAccessKeyName=n;SharedAccessKey=tops3cret    | it has no Endpoint",
                "Endpoint=h;SharedAccessKeyName=n;SharedAccessKey=k | its Endpoint is not like sb://host",
                "Endpoint=sb://;SharedAccessKeyName=n;SharedAccessKey=k | its Endpoint is not like sb://host",
                "Endpoint=sb://h:70000;SharedAccessKeyName=n;SharedAccessKey=k | its Endpoint is not like sb://host",
                "Endpoint=sb://h;SharedAccessKeyName=n              | it has no SharedAccessKey",
                "Endpoint=sb://h;SharedAccessKey=tops3cret          | it has no SharedAccessKeyName",
                "Endpoint=sb://h                       | it has no SharedAccessKeyName and no SharedAccessSignature",
                "Endpoint=sb://h;SharedAccessKey=k;SharedAccesKeyName=n | it has a part of a name that is not known",
                "Endpoint=sb://h;SharedAccessSignature=sr=tops3cret"
                        + " | its SharedAccessSignature does not begin with 'SharedAccessSignature '",
                "Endpoint=sb://h;SharedAccessKeyName=n;" + SIGNATURE
                        + " | it has both a SharedAccessKeyName and a SharedAccessSignature",
            })
    void saysWhatIsWrongWithThatOfAnEventHub(String text, String problem) {
        assertThatThrownBy(() -> ConnectionStrings.hub(SETTING, text))
                .isInstanceOf(InvalidSettingException.class)
                .hasNoCause()
                .hasMessage("SLUICE_CONNECTION is no connection string of an Event Hub, " + problem
                        + ": copy it again, whole: Endpoint=sb://...;SharedAccessKeyName=...;SharedAccessKey=...");
    }

    @Test
    void showsNoValue() {
        assertThatThrownBy(() -> ConnectionStrings.storage(
                        SETTING, "AccountName=acc0unt;AccountKey=tops3cret", StorageService.BLOB))
                .message()
                .doesNotContain("acc0unt", "tops3cret");
    }
}
