package dev.sluice.eventhubs.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.eventhubs.Access;
import dev.sluice.eventhubs.AdminConfig;
import dev.sluice.eventhubs.Limits;
import dev.sluice.eventhubs.engine.Namespace;
import dev.sluice.eventhubs.engine.NamespaceSetting;
import dev.sluice.eventhubs.store.DataFolder;
import dev.sluice.eventhubs.store.Durability;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadinessIT {
    @TempDir
    Path folder;

    @Test
    void isAliveButNotReadyWhileItStops() throws Exception {
        NamespaceSetting setting = new NamespaceSetting(
                List.of(), Access.PUBLISHED, Limits.DEFAULTS, Durability.PROCESS, Clock.systemUTC());
        try (DataFolder data = DataFolder.open(folder);
                Namespace namespace = Namespace.open(data, setting);
                AdminServer admin = AdminServer.open(AdminConfig.onLoopback(0), namespace)) {
            assertThat(status(admin, "/health/ready")).isEqualTo(200);

            admin.stopping();

            assertThat(status(admin, "/health/ready")).isEqualTo(503);
            assertThat(status(admin, "/health/live")).isEqualTo(200);
        }
    }

    private static int status(AdminServer admin, String path) throws Exception {
        URI uri = URI.create("http://localhost:" + admin.port() + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
