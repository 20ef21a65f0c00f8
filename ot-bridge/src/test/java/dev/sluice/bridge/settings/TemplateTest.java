package dev.sluice.bridge.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.functionshost.template.PredictedTemplate;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings that the OT tenant's template gives to the Function app are those that it reads, all that it needs. */
class TemplateTest {
    private static final Path TEMPLATE = Path.of("../infra-bicep/ot-tenant");
    private static final String VAULT = "@Microsoft.KeyVault(";

    /** Of the host, and of the credentials of triggers. */
    private static final Pattern HOST = Pattern.compile("(AzureWebJobs|AzureFunctionsJobHost__|APPLICATIONINSIGHTS_"
            + "|FUNCTIONS_|WEBSITE_|languageWorkers__).*|SourceHub__credential");

    @ParameterizedTest
    @CsvSource({
        "main, BUILTIN, FEDERATED",
        "premium, BUILTIN, FEDERATED",
        "no-diagnostics, BUILTIN, FEDERATED",
        "routed, ROUTED, FEDERATED",
        "sas, BUILTIN, SAS",
        "storage, BUILTIN, BLOB",
    })
    void givesTheFunctionAllThatItNeedsWithoutAKey(String variant, SourceMode source, TargetMode target) {
        Map<String, String> settings = PredictedTemplate.read(TEMPLATE.resolve(variant + ".snapshot.json"))
                .appSettings();
        Modes modes = new Modes(Adapter.FUNCTION, source, target);

        BridgeConfig config = BridgeConfig.from(withSecrets(settings), Adapter.FUNCTION);

        assertThat(config.source().consumerGroup()).isEqualTo("bridge");
        assertThat(ours(settings)).isSubsetOf(names(modes));
        assertThat(secrets(settings)).allMatch(value -> value.startsWith(VAULT));
    }

    /** As the platform does: each reference to the vault becomes what the vault holds. */
    private static Map<String, String> withSecrets(Map<String, String> settings) {
        Map<String, String> replaced = new TreeMap<>(settings);
        replaced.replaceAll((name, value) -> value.startsWith(VAULT)
                ? "Endpoint=sb://localhost:5672;SharedAccessKeyName=k;SharedAccessKey=tops3cret"
                : value);
        return replaced;
    }

    private static Set<String> ours(Map<String, String> settings) {
        Set<String> names = new TreeSet<>(settings.keySet());
        names.removeIf(name -> HOST.matcher(name).matches());
        return names;
    }

    private static Set<String> names(Modes modes) {
        return BridgeSettings.ALL.stream()
                .filter(setting -> setting.makesSenseIn(modes))
                .map(setting -> setting.setting().name())
                .collect(Collectors.toSet());
    }

    private static Set<String> secrets(Map<String, String> settings) {
        return BridgeSettings.ALL.stream()
                .filter(setting -> setting.setting().secret())
                .map(setting -> settings.getOrDefault(setting.setting().name(), VAULT))
                .collect(Collectors.toSet());
    }
}
