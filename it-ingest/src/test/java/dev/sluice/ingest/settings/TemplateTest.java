package dev.sluice.ingest.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.access.HubAccess;
import dev.sluice.contract.access.StorageAccess;
import dev.sluice.contract.settings.InvalidSettingException;
import dev.sluice.functionshost.template.PredictedTemplate;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings that the IT tenant's template gives to the Function app are those that it reads, all that it needs. */
class TemplateTest {
    private static final Path TEMPLATE = Path.of("../infra-bicep/it-tenant");

    /** The package's root, as far as its files go: the build copies this folder's {@code files} into it. */
    private static final Path ROOT = Path.of("");

    /** Of the host, and of the credentials of triggers. */
    private static final Pattern HOST = Pattern.compile("(AzureWebJobs|AzureFunctionsJobHost__|APPLICATIONINSIGHTS_"
            + "|FUNCTIONS_|WEBSITE_|languageWorkers__).*|(SourceHub|AlarmsHub)__credential");

    /** Good as they are, or given by the template's parameter {@code ingestSettings}. */
    private static final Set<String> LEFT = Set.of(
            "SLUICE_QUARANTINE_CONTAINER",
            "SLUICE_CLOCK_AHEAD",
            "SLUICE_SILENCE_LAG",
            "SLUICE_API_ISSUER",
            "SLUICE_API_KEYS_URL",
            "SLUICE_API_RATE",
            "SLUICE_ATTEMPT_LIMIT",
            "SLUICE_TRY_TIMEOUT",
            "SLUICE_SDK_LOG",
            "OTEL_EXPORTER_OTLP_ENDPOINT");

    @ParameterizedTest
    @ValueSource(strings = {"main", "premium", "standard", "no-diagnostics", "sas"})
    void givesTheFunctionAllThatItNeedsWithoutAKey(String variant) {
        PredictedTemplate template = template(variant);
        Map<String, String> settings = template.appSettings();

        IngestConfig config = IngestConfig.from(settings, Adapter.FUNCTION, ROOT);

        assertThat(config.state()).isInstanceOf(StorageAccess.Managed.class);
        assertThat(config.quarantine().account()).isInstanceOf(StorageAccess.Managed.class);
        assertThat(template.namesBelow("Microsoft.Storage/storageAccounts/blobServices/containers"))
                .contains("default/" + config.quarantine().container());
        assertThat(template.namesBelow("Microsoft.EventHub/namespaces/eventhubs/consumergroups"))
                .contains(config.hub() + "/" + settings.get("SourceConsumerGroup"));
        AlarmsConfig.Hub alarms = config.alarms().hub().orElseThrow();
        assertThat(alarms.access()).isInstanceOf(HubAccess.Entra.class);
        assertThat(template.namesBelow("Microsoft.EventHub/namespaces/eventhubs"))
                .contains(alarms.name());
        assertThat(config.api().caller()).isPresent();
    }

    /** That they are there is checked as the settings are read. */
    @Test
    void namesTheFilesOfThePackage() {
        IngestConfig config = IngestConfig.from(template("main").appSettings(), Adapter.FUNCTION, ROOT);

        assertThat(config.schemas()).contains(Path.of("files/schemas"));
        assertThat(config.alarms().rules()).contains(Path.of("files/alarm-rules"));
        assertThat(config.sites()).contains(Path.of("files/sites.json"));
    }

    @Test
    void givesEverySettingOfTheFunctionOrLeavesItToItsDefault() {
        Set<String> given = new TreeSet<>(template("main").appSettings().keySet());
        given.removeIf(name -> HOST.matcher(name).matches());

        assertThat(given)
                .isSubsetOf(IngestSettings.ALL.stream().map(IngestSetting::name).toList())
                .doesNotContainAnyElementsOf(LEFT);
        given.addAll(LEFT);
        assertThat(given).containsAll(functionSettings());
    }

    @Test
    void wouldFailWithoutOneThatIsNeededOrWithOneThatIsUnknown() {
        Map<String, String> settings = new HashMap<>(template("main").appSettings());
        settings.put("SLUICE_ALARM_RULE", "files/alarm-rules");

        assertThatThrownBy(() -> IngestConfig.from(settings, Adapter.FUNCTION, ROOT))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("unknown setting SLUICE_ALARM_RULE: did you mean SLUICE_ALARM_RULES?");
        settings.remove("SLUICE_ALARM_RULE");
        settings.remove("SLUICE_STATE_URL");
        assertThatThrownBy(() -> IngestConfig.from(settings, Adapter.FUNCTION, ROOT))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("give SLUICE_STATE_CONNECTION or SLUICE_STATE_URL: neither is there");
    }

    /** Those that hold no key: with an identity none is needed. */
    private static Set<String> functionSettings() {
        return IngestSettings.ALL.stream()
                .filter(setting -> setting.adapters().contains(Adapter.FUNCTION))
                .filter(setting -> !setting.setting().secret())
                .map(IngestSetting::name)
                .collect(Collectors.toSet());
    }

    private static PredictedTemplate template(String variant) {
        return PredictedTemplate.read(TEMPLATE.resolve(variant + ".snapshot.json"));
    }
}
