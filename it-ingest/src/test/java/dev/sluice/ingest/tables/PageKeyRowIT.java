package dev.sluice.ingest.tables;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.data.tables.models.TableEntity;
import dev.sluice.azurite.Azurite;
import dev.sluice.ingest.IngestException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageKeyRowIT {
    private static final String ACCOUNT = "itstore";
    private static final int INSTANCES = 8;

    @TempDir
    static Path data;

    private static Azurite azurite;

    private StateTables tables;

    @BeforeAll
    static void startStorage() {
        azurite = Azurite.startWithTables(data, ACCOUNT);
    }

    @AfterAll
    static void stopStorage() {
        azurite.close();
    }

    @BeforeEach
    void makeTables() {
        tables = new TableWorld(azurite.connectionString(ACCOUNT)).tables();
    }

    @Test
    void isTheSameForAllInstancesHoweverManyStartAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(INSTANCES);
        try {
            List<Callable<byte[]>> instances = IntStream.range(0, INSTANCES)
                    .<Callable<byte[]>>mapToObj(n -> new PageKeyRow(tables)::secret)
                    .toList();
            byte[] first = null;
            for (Future<byte[]> secret : threads.invokeAll(instances)) {
                first = first == null ? secret.get() : first;
                assertThat(secret.get()).hasSize(32).isEqualTo(first);
            }
            assertThat(new PageKeyRow(tables).secret()).isEqualTo(first);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void isMadeAtRandomForEachState() {
        StateTables others = new TableWorld(azurite.connectionString(ACCOUNT)).tables();

        assertThat(new PageKeyRow(tables).secret()).isNotEqualTo(new PageKeyRow(others).secret());
    }

    @Test
    void givesCopies() {
        PageKeyRow row = new PageKeyRow(tables);
        byte[] secret = row.secret();
        byte[] kept = secret.clone();

        secret[0]++;

        assertThat(row.secret()).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tops3cret", "text", "none"})
    void signsNothingWithADamagedSecretAndSaysWhatToDo(String damage) {
        TableEntity row = new TableEntity("keys", "page-tokens");
        switch (damage) {
            case "none" -> row.addProperty("Other", 1);
            case "text" -> row.addProperty("Secret", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
            default -> row.addProperty("Secret", damage.getBytes(US_ASCII));
        }
        tables.progress().upsertEntity(row);
        PageKeyRow key = new PageKeyRow(tables);

        assertThatThrownBy(key::secret)
                .isInstanceOf(IngestException.class)
                .hasMessage("the key of page tokens is damaged: delete row 'page-tokens' of partition 'keys' in the"
                        + " table of progress, and a new one is made");

        tables.progress().deleteEntity("keys", "page-tokens");
        assertThat(key.secret()).hasSize(32);
    }
}
