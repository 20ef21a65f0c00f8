package dev.sluice.eventhubs.config;

import dev.sluice.eventhubs.Access;
import dev.sluice.eventhubs.IssuerConfig;
import dev.sluice.eventhubs.Right;
import dev.sluice.eventhubs.Role;
import dev.sluice.eventhubs.RoleAssignment;
import dev.sluice.eventhubs.SharedAccessRule;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Our own format of who may use the hubs. Without {@code rules} nobody comes in by a key. */
final class AccessFormat {
    private static final List<String> RULE_KEYS = List.of("name", "hub", "rights", "primaryKey", "secondaryKey");

    private AccessFormat() {}

    static Access access(Entry entry) {
        entry.requireOnly(List.of("open", "rules", "issuer"));
        boolean open = entry.has("open") && entry.get("open").flag();
        List<SharedAccessRule> rules =
                entry.get("rules").elements().stream().map(AccessFormat::rule).toList();
        IssuerConfig issuer = entry.has("issuer") ? issuer(entry.get("issuer")) : null;
        if (!open && rules.isEmpty() && issuer == null) {
            throw entry.failure("nobody could use the server: write rules, an issuer or 'open: true'");
        }
        return entry.make(() -> new Access(open, rules, issuer));
    }

    private static SharedAccessRule rule(Entry entry) {
        entry.requireOnly(RULE_KEYS);
        Set<Right> rights =
                entry.get("rights").elements().stream().map(AccessFormat::right).collect(Collectors.toSet());
        String name = entry.get("name").text();
        String key = entry.get("primaryKey").text();
        return entry.make(() -> new SharedAccessRule(
                name,
                entry.get("hub").optionalText(),
                rights,
                key,
                entry.get("secondaryKey").optionalText()));
    }

    private static Right right(Entry entry) {
        return Stream.of(Right.values())
                .filter(right -> right.claim().equalsIgnoreCase(entry.text()))
                .findFirst()
                .orElseThrow(() -> entry.failure("'" + entry.text() + "' is no right: write Listen, Send or Manage"));
    }

    private static IssuerConfig issuer(Entry entry) {
        entry.requireOnly(List.of("url", "audiences", "tenant", "roles"));
        Entry audiences = entry.get("audiences");
        Set<String> accepted =
                audiences.isThere() ? Set.copyOf(audiences.texts()) : Set.of(IssuerConfig.DEFAULT_AUDIENCE);
        String url = entry.get("url").text();
        @Nullable String tenant = entry.get("tenant").optionalText();
        List<RoleAssignment> roles =
                entry.get("roles").elements().stream().map(AccessFormat::role).toList();
        return entry.make(() -> new IssuerConfig(URI.create(url), accepted, tenant, roles));
    }

    private static RoleAssignment role(Entry entry) {
        entry.requireOnly(List.of("principal", "role", "hub"));
        String principal = entry.get("principal").text();
        String role = entry.get("role").text();
        return entry.make(() ->
                new RoleAssignment(principal, Role.parse(role), entry.get("hub").optionalText()));
    }
}
