package dev.sluice.eventhubs.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.eventhubs.Access;
import dev.sluice.eventhubs.AdminConfig;
import dev.sluice.eventhubs.HubConfig;
import dev.sluice.eventhubs.Limits;
import dev.sluice.eventhubs.engine.Hub;
import dev.sluice.eventhubs.engine.Namespace;
import dev.sluice.eventhubs.engine.NamespaceSetting;
import dev.sluice.eventhubs.store.DataFolder;
import dev.sluice.eventhubs.store.Durability;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Calls of the admin API: a line with method and path, then a body. */
class RouterFuzz {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int INTERNAL_ERROR = 500;
    private static final int MOST_HUBS = 4;

    @TempDir
    Path data;

    private DataFolder folder;
    private Namespace namespace;
    private Router router;

    @BeforeEach
    void open() {
        folder = DataFolder.open(data);
        namespace = Namespace.open(
                folder,
                new NamespaceSetting(
                        List.of(HubConfig.of("h", 1)),
                        Access.PUBLISHED,
                        Limits.DEFAULTS,
                        Durability.PROCESS,
                        Clock.systemUTC()));
        List<Route> routes = new ArrayList<>(new StateRoutes(namespace, () -> true).routes());
        routes.addAll(new HubRoutes(namespace).routes());
        routes.addAll(new FaultRoutes(namespace.faults()).routes());
        router = new Router(new Guard(AdminConfig.onLoopback(0)), routes);
    }

    @AfterEach
    void close() throws IOException {
        namespace.close();
        folder.close();
    }

    @FuzzTest
    void answersAnyCall(byte[] input) throws IOException {
        OneExchange call = call(input);
        if (call == null) {
            return;
        }
        router.handle(call);
        assertThat(call.status()).isBetween(200, INTERNAL_ERROR - 1);
        assertThat(call.getResponseHeaders()).doesNotContainKey("Access-Control-Allow-Origin");
        String type = call.getResponseHeaders().getFirst("Content-Type");
        if (call.answer().length > 0 && type.startsWith("application/json")) {
            JSON.readTree(call.answer());
        }
        tidy();
    }

    /** Null if the first line is none that an HTTP server would pass on. */
    private static OneExchange call(byte[] input) {
        int line = 0;
        while (line < input.length && input[line] != '\n') {
            line++;
        }
        String[] first = new String(input, 0, line, StandardCharsets.ISO_8859_1).split(" ", 2);
        byte[] body = Arrays.copyOfRange(input, Math.min(line + 1, input.length), input.length);
        try {
            URI uri = new URI(first.length == 2 ? first[1] : "/");
            if (uri.getRawPath() == null) {
                return null;
            }
            OneExchange call = new OneExchange(first[0], uri, body);
            call.getRequestHeaders().set("Host", "localhost:1");
            call.getRequestHeaders().set("Content-Type", "application/json");
            return call;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private void tidy() throws IOException {
        namespace.faults().clear();
        namespace.faults().resetClock();
        if (namespace.hubs().size() > MOST_HUBS || namespace.hub("h").isEmpty()) {
            for (Hub hub : namespace.hubs()) {
                namespace.delete(hub.name());
            }
            namespace.create(HubConfig.of("h", 1));
        }
    }
}
