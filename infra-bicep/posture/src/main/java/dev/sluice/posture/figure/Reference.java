package dev.sluice.posture.figure;

import dev.sluice.posture.model.Expression;
import dev.sluice.posture.model.Ids;
import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host, an id or a name of a service in some text.
 *
 * @param service type of what is named, in lower case
 * @param name its name, in lower case; its id where the text has one
 * @param group the part that is named; empty where the text names the whole
 */
record Reference(String service, String name, String group) {
    static final String STORAGE = "microsoft.storage/storageaccounts";
    static final String NAMESPACE = "microsoft.eventhub/namespaces";
    static final String VAULT = "microsoft.keyvault/vaults";
    static final String REGISTRY = "microsoft.containerregistry/registries";
    static final String IOT_HUB = "microsoft.devices/iothubs";
    static final String COMPONENT = "microsoft.insights/components";
    static final List<String> SERVICES = List.of(STORAGE, NAMESPACE, VAULT, REGISTRY, IOT_HUB, COMPONENT);

    private static final Pattern HOST = Pattern.compile(
            "(?<![a-z0-9.-])([a-z0-9][a-z0-9.-]*?)\\.(blob|table|queue|file|dfs|servicebus|vault|azurecr|azure-devices)\\.([a-z][a-z0-9.-]*)",
            Pattern.CASE_INSENSITIVE);
    /** What a service's host ends with, in Azure's clouds. */
    private static final Set<String> SUFFIXES = Set.of(
            "core.windows.net",
            "core.chinacloudapi.cn",
            "core.usgovcloudapi.net",
            "windows.net",
            "chinacloudapi.cn",
            "usgovcloudapi.net",
            "azure.net",
            "azure.cn",
            "io",
            "net",
            "cn",
            "us");

    /** What may stand between the beginning of an address, in a longer text too, and its host. */
    private static final Pattern LEAD =
            Pattern.compile("(?:^|[\\s';(),\\[])(?:\\w+=)?(?:[a-z][a-z0-9+.-]*://)?$", Pattern.CASE_INSENSITIVE);

    private static final Pattern VAULT_NAME = Pattern.compile("VaultName=([A-Za-z0-9-]+)");
    private static final Pattern ENDPOINT =
            Pattern.compile("primaryEndpoints\\.(blob|table|queue|file|dfs)", Pattern.CASE_INSENSITIVE);

    /** Everything the text at a place names. */
    static List<Reference> in(Place place) {
        List<Reference> found = new ArrayList<>();
        String text = place.raw();
        Matcher host = HOST.matcher(text);
        while (host.find()) {
            boolean ours = SUFFIXES.contains(host.group(3).toLowerCase(Locale.ROOT)) && isAuthority(text, host);
            found.add(ofHost(ours ? host.group(1) : host.group(), host.group(2).toLowerCase(Locale.ROOT)));
        }
        Matcher vault = VAULT_NAME.matcher(text);
        while (vault.find()) {
            found.add(new Reference(VAULT, vault.group(1).toLowerCase(Locale.ROOT), "vault"));
        }
        Expression.of(place.value()).ifPresent(expression -> addIds(found, expression));
        return found.stream().distinct().toList();
    }

    /** Whether an address leads to the host, and does not just have it in its path or in front of another one. */
    private static boolean isAuthority(String text, Matcher host) {
        Matcher lead = LEAD.matcher(text).region(0, host.start());
        boolean begins = lead.find() && lead.end() == host.start();
        boolean isUser = host.end() < text.length() && text.charAt(host.end()) == '@';
        return begins && !isUser;
    }

    /** Whether a part is what is meant. */
    boolean means(Part part) {
        return part.type().equalsIgnoreCase(service)
                && (Ids.key(part.id()).equals(name) || Ids.key(part.name()).equals(name));
    }

    private static Reference ofHost(String name, String kind) {
        String lower = name.toLowerCase(Locale.ROOT);
        return switch (kind) {
            case "servicebus" -> new Reference(NAMESPACE, lower, "namespace");
            case "vault" -> new Reference(VAULT, lower, "vault");
            case "azurecr" -> new Reference(REGISTRY, lower, "registry");
            case "azure-devices" -> new Reference(IOT_HUB, lower, "iotHub");
            default -> new Reference(STORAGE, lower, kind);
        };
    }

    private static void addIds(List<Reference> found, Expression expression) {
        Matcher endpoint = ENDPOINT.matcher(expression.text());
        String storageGroup = endpoint.find() ? endpoint.group(1).toLowerCase(Locale.ROOT) : "";
        for (String literal : expression.literals()) {
            serviceIn(literal).ifPresent(service -> {
                String id = Ids.key(literal);
                String path = "/providers/" + service + "/";
                int end = id.indexOf('/', id.indexOf(path) + path.length());
                found.add(new Reference(service, end < 0 ? id : id.substring(0, end), groupOf(service, storageGroup)));
            });
        }
    }

    private static Optional<String> serviceIn(String literal) {
        String id = Ids.key(literal);
        return id.startsWith("/subscriptions/")
                ? SERVICES.stream()
                        .filter(service -> id.contains("/providers/" + service + "/"))
                        .findFirst()
                : Optional.empty();
    }

    private static String groupOf(String service, String storageGroup) {
        return switch (service) {
            case NAMESPACE -> "namespace";
            case VAULT -> "vault";
            case REGISTRY -> "registry";
            case IOT_HUB -> "iotHub";
            case COMPONENT -> "azuremonitor";
            default -> storageGroup;
        };
    }
}
