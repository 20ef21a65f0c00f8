package dev.sluice.posture.mutate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/** Puts secrets into the outputs of a deployment. */
final class Outputs implements Operator {
    private static final List<String> KEYED = List.of(
            "Microsoft.Storage/storageAccounts",
            "Microsoft.Devices/IotHubs",
            "Microsoft.EventHub/namespaces",
            "Microsoft.ContainerRegistry/registries",
            "Microsoft.Web/sites");

    @Override
    public Stream<Mutant> on(Plans plans) {
        return plans.sites().stream()
                .filter(site -> KEYED.stream().anyMatch(site::is))
                .map(site ->
                        new Mutant("secret in an output", site.tenant(), site.id(), "/outputs/added", false, () -> {
                            ObjectNode document = plans.of(site.tenant()).deepCopy();
                            document.withObject("/outputs")
                                    .put("added", "[listKeys('" + site.id() + "', '2024-01-01').key1]");
                            return plans.with(site.tenant(), document);
                        }));
    }
}
