package dev.sluice.ingest.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableClientBuilder;
import dev.sluice.functionshost.child.Await;
import dev.sluice.functionshost.child.Instance;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The index of sites is made again from the devices by a command. */
@SuppressWarnings("try") // an ingest runs until its block ends
class ReindexIT extends OnItTenant {
    @Test
    void buildsTheIndexOfSitesAnewAfterItWasLost() {
        tenant.send(Traffic.events(0, 20));
        try (Instance ingest = StandaloneProcess.start(settings, data)) {
            Await.until("it has caught up", tenant::caughtUp);
        }
        TableClient sites = new TableClientBuilder()
                .connectionString(tenant.stateConnection())
                .tableName("sites")
                .buildClient();
        Set<String> before = keys(sites);
        assertThat(before).isNotEmpty();
        sites.listEntities().forEach(sites::deleteEntity);
        assertThat(keys(sites)).isEmpty();

        try (Instance command = StandaloneProcess.start(settings, data, "ingest", "reindex")) {
            assertThat(command.process().awaitEnd()).as(command.said()).isZero();
            assertThat(command.readyLine()).isEqualTo("the index of sites is complete; 0 wrong rows removed");
        }
        assertThat(keys(sites)).isEqualTo(before);
    }

    private static Set<String> keys(TableClient table) {
        return table.listEntities().stream()
                .map(row -> row.getPartitionKey() + ' ' + row.getRowKey())
                .collect(Collectors.toSet());
    }
}
