package dev.sluice.eventhubs.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.eventhubs.EventHubsServer;
import dev.sluice.eventhubs.junit.EventHubs.Lifetime;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@EventHubs(lifetime = Lifetime.CLASS, admin = true)
class PerClassIT {
    private static EventHubsServer shared;

    @BeforeAll
    static void keep(EventHubsServer server) {
        shared = server;
    }

    @RepeatedTest(2)
    void sharesOneNamespace(EventHubsServer server) {
        assertThat(server).isSameAs(shared);
        assertThat(server.adminPort()).isPositive();
    }

    @Nested
    class Inside {
        @Test
        void sharesItWithNestedClasses(EventHubsServer server) {
            assertThat(server).isSameAs(shared);
        }
    }

    @Test
    void deletesTheFolderOfANamespace() {
        Path folder;
        try (TemporaryNamespace namespace = TemporaryNamespace.open(PerClassIT.class.getAnnotation(EventHubs.class))) {
            folder = namespace.folder();
            assertThat(folder).isNotEmptyDirectory();
        }

        assertThat(folder).doesNotExist();
    }
}
