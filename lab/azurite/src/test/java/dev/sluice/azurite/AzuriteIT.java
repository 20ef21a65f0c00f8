package dev.sluice.azurite;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AzuriteIT {
    @TempDir
    Path data;

    @Test
    void answersBeforeAndAfterARestartOnTheSamePort() throws Exception {
        try (Azurite azurite = Azurite.start(data, "otstore")) {
            String endpoint = azurite.connectionString("otstore").replaceAll(".*BlobEndpoint=([^;]*);.*", "$1");
            assertThat(status(endpoint)).isEqualTo(403);

            azurite.stop();
            azurite.restart();

            assertThat(status(endpoint)).isEqualTo(403);
        }
    }

    private static int status(String endpoint) throws Exception {
        HttpRequest anonymous =
                HttpRequest.newBuilder(URI.create(endpoint + "?comp=list")).build();
        return HttpClient.newHttpClient()
                .send(anonymous, BodyHandlers.discarding())
                .statusCode();
    }
}
