package dev.sluice.eventhubs.security;

import dev.sluice.eventhubs.SharedAccessRule;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Verifies shared access signatures by the rules of a namespace and of its hubs. Immutable. */
final class SharedAccessRules {
    private final List<SharedAccessRule> rules;

    SharedAccessRules(List<SharedAccessRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /**
     * What a token allows.
     *
     * @throws TokenRefusedException if no rule for what it names has its key, or it has expired
     */
    Claim verify(String text, Instant now) {
        SharedAccessSignature token = SharedAccessSignature.parse(text);
        String path = token.path();
        List<SharedAccessRule> named = rules.stream()
                .filter(rule -> rule.name().equals(token.rule()) && isFor(rule, path))
                .toList();
        if (named.isEmpty()) {
            throw invalidSignature(" There is no rule of that name for what it names.");
        }
        SharedAccessRule rule = named.stream()
                .filter(known -> known.keys().stream().anyMatch(token::isSignedWith))
                .findFirst()
                .orElseThrow(() -> invalidSignature(""));
        requireCurrent(token.expires(), now);
        return new Claim(path, List.of(new Grant(path, rule.rights())), token.expires());
    }

    private static boolean isFor(SharedAccessRule rule, String path) {
        return rule.hub() == null || EntityPath.isWithin(path, rule.hub());
    }

    private static void requireCurrent(Instant expires, Instant now) {
        if (!expires.isAfter(now)) {
            throw expired(expires);
        }
    }

    static TokenRefusedException expired(Instant at) {
        String time = at.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ');
        return TokenRefusedException.invalid("ExpiredToken: The token is expired. Expiration time: '" + time + "'.");
    }

    private static TokenRefusedException invalidSignature(String why) {
        return TokenRefusedException.invalid("InvalidSignature: The token has an invalid signature." + why);
    }
}
