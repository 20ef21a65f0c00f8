package dev.sluice.archiver.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.archiver.ArchiverConfig;
import dev.sluice.contract.access.HubAccess;
import dev.sluice.contract.access.StorageAccess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings that the IT tenant's template gives to the archiver's container are those that it reads. */
class TemplateTest {
    private static final Path TEMPLATE = Path.of("../infra-bicep/it-tenant");

    @ParameterizedTest
    @ValueSource(strings = {"main", "premium", "standard", "no-diagnostics", "sas"})
    void givesTheArchiverItsSettingsWithoutAKey(String variant) throws IOException {
        List<JsonNode> resources = resources(variant);

        ArchiverConfig config = ArchiverSettings.read(settings(resources));

        assertThat(config.source().access())
                .isInstanceOfSatisfying(
                        HubAccess.Entra.class,
                        entra -> assertThat(entra.identity().client())
                                .contains("/userAssignedIdentities/sluice-it-archiver'")
                                .endsWith(".clientId]"));
        assertThat(config.storage().access()).isInstanceOf(StorageAccess.Managed.class);
        assertThat(names(resources, "Microsoft.EventHub/namespaces/eventhubs/consumergroups"))
                .contains("/" + config.source().hub() + "/" + config.source().consumerGroup());
        assertThat(names(resources, "Microsoft.Storage/storageAccounts/blobServices/containers"))
                .contains("/default/" + config.archiveContainer(), "/default/" + config.checkpointContainer());
    }

    private static Map<String, String> settings(List<JsonNode> resources) {
        Map<String, String> settings = new HashMap<>();
        ofType(resources, "Microsoft.App/containerApps").stream()
                .flatMap(app -> StreamSupport.stream(
                        app.at("/properties/template/containers/0/env").spliterator(), false))
                .forEach(variable -> settings.put(
                        variable.path("name").asText(), variable.path("value").asText()));
        return settings;
    }

    /** Below the namespace or account: whose name the template computes. */
    private static List<String> names(List<JsonNode> resources, String type) {
        return ofType(resources, type).stream()
                .map(resource -> resource.path("name").asText())
                .map(name -> name.substring(name.indexOf('/')))
                .toList();
    }

    private static List<JsonNode> ofType(List<JsonNode> resources, String type) {
        return resources.stream()
                .filter(resource -> resource.path("type").asText().equals(type))
                .toList();
    }

    private static List<JsonNode> resources(String variant) throws IOException {
        JsonNode snapshot = new ObjectMapper()
                .readTree(TEMPLATE.resolve(variant + ".snapshot.json").toFile());
        return StreamSupport.stream(snapshot.path("predictedResources").spliterator(), false)
                .toList();
    }
}
