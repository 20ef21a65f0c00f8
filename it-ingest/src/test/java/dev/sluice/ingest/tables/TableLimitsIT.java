package dev.sluice.ingest.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableClientBuilder;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableTransactionAction;
import com.azure.data.tables.models.TableTransactionActionType;
import dev.sluice.azurite.Azurite;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the checker in front of every test's client refuses; most of it Azurite would have taken. */
class TableLimitsIT {
    private static final String ACCOUNT = "itstore";

    @TempDir
    static Path data;

    private static Azurite azurite;
    private static TableClient open;

    private final TableLimits limits = new TableLimits();
    private final TableClient checked = client(limits);

    @BeforeAll
    static void startStorage() {
        azurite = Azurite.startWithTables(data, ACCOUNT);
        open = client();
        open.createTable();
    }

    @AfterAll
    static void stopStorage() {
        azurite.close();
    }

    @Test
    void takesWhatAzureTakes() {
        checked.createEntity(
                row("p", "plain").addProperty("Text", text(32 << 10)).addProperty("Bytes", new byte[65_000]));
        checked.submitTransaction(rows(100, "p"));

        assertThat(limits.refused()).isEmpty();
    }

    @Test
    void refusesPartitionsMixedInATransaction() {
        List<TableTransactionAction> mixed = new ArrayList<>(rows(1, "one"));
        mixed.addAll(rows(1, "other"));

        refuses(mixed, "CommandsInBatchActOnDifferentPartitions");
        assertThatCode(() -> open.submitTransaction(mixed)).doesNotThrowAnyException();
    }

    @Test
    void refusesMoreThanAHundredOperations() {
        List<TableTransactionAction> many = rows(101, "many");

        refuses(many, "InvalidInput");
    }

    @Test
    void refusesATransactionOfMoreThanFourMebibytes() {
        List<TableTransactionAction> large = IntStream.range(0, 80)
                .mapToObj(i -> upsert(row("large", "r" + i).addProperty("Bytes", new byte[60_000])))
                .toList();

        refuses(large, "RequestBodyTooLarge");
    }

    @Test
    void refusesARowTwiceInATransaction() {
        List<TableTransactionAction> twice = List.of(upsert(row("p", "same")), upsert(row("p", "same")));

        refuses(twice, "InvalidDuplicateRow");
    }

    @Test
    void refusesTooManyProperties() {
        TableEntity wide = row("p", "wide");
        IntStream.range(0, 253).forEach(i -> wide.addProperty("P" + i, i));

        refuses(wide, "TooManyProperties");
        assertThatCode(() -> open.upsertEntity(wide)).doesNotThrowAnyException();
    }

    @Test
    void refusesAnEntityOfMoreThanAMebibyte() {
        TableEntity large = row("p", "large");
        IntStream.range(0, 17).forEach(i -> large.addProperty("P" + i, new byte[64_000]));

        refuses(large, "EntityTooLarge");
    }

    @Test
    void refusesLongProperties() {
        refuses(row("p", "text").addProperty("Text", text((32 << 10) + 1)), "PropertyValueTooLarge");
        refuses(row("p", "bytes").addProperty("Bytes", new byte[(64 << 10) + 1]), "PropertyValueTooLarge");
    }

    @Test
    void refusesNamesOfProperties() {
        refuses(row("p", "name").addProperty("not-a-name", "x"), "PropertyNameInvalid");
        refuses(row("p", "name").addProperty("N" + text(255), "x"), "PropertyNameInvalid");
    }

    @Test
    void refusesKeys() {
        refuses(row("p", "with/slash"), "OutOfRangeInput");
        refuses(row("p", "with#hash"), "OutOfRangeInput");
        refuses(row("p", text(513)), "KeyValueTooLarge");
        refuses(List.of(upsert(row("p", "with\\backslash"))), "OutOfRangeInput");
    }

    @Test
    void refusesLongFilters() {
        String filter =
                IntStream.range(0, 16).mapToObj(i -> "RowKey eq '" + i + "'").collect(Collectors.joining(" or "));

        assertThatThrownBy(() -> checked.listEntities(new ListEntitiesOptions().setFilter(filter), null, null).stream()
                        .count())
                .isInstanceOf(HttpResponseException.class);
        assertThat(limits.refused()).contains("InvalidInput");
    }

    private void refuses(List<TableTransactionAction> actions, String code) {
        assertThatThrownBy(() -> checked.submitTransaction(actions))
                .satisfies(problem -> assertThat(Refusal.of(problem)).hasValueSatisfying(refusal -> {
                    assertThat(refusal.isHopeless()).isTrue();
                    assertThat(refusal.code()).isEqualTo(code);
                }));
    }

    private void refuses(TableEntity row, String code) {
        assertThatThrownBy(() -> checked.upsertEntity(row))
                .satisfies(problem -> assertThat(Refusal.of(problem)).hasValueSatisfying(refusal -> {
                    assertThat(refusal.isHopeless()).isTrue();
                    assertThat(refusal.code()).isEqualTo(code);
                }));
    }

    private static List<TableTransactionAction> rows(int number, String partition) {
        return IntStream.range(0, number)
                .mapToObj(i -> upsert(row(partition, "r" + i)))
                .toList();
    }

    private static TableTransactionAction upsert(TableEntity row) {
        return new TableTransactionAction(TableTransactionActionType.UPSERT_REPLACE, row);
    }

    private static TableEntity row(String partition, String key) {
        return new TableEntity(partition, key);
    }

    private static String text(int length) {
        return "x".repeat(length);
    }

    private static TableClient client(TableLimits... limits) {
        TableClientBuilder builder = new TableClientBuilder()
                .connectionString(azurite.connectionString(ACCOUNT))
                .httpClient(new JdkHttpClientBuilder().build())
                .tableName("limits");
        for (TableLimits each : limits) {
            builder.addPolicy(each);
        }
        return builder.buildClient();
    }
}
