package dev.sluice.ingest.assembly;

import dev.sluice.contract.settings.InvalidSettingException;
import dev.sluice.ingest.api.access.Access;
import dev.sluice.ingest.api.access.Decision;
import dev.sluice.ingest.api.access.HttpKeySource;
import dev.sluice.ingest.api.access.TokenAccess;
import dev.sluice.ingest.api.access.TokenRules;
import dev.sluice.ingest.settings.ApiConfig;
import java.net.URI;
import java.time.Clock;
import java.util.Set;

/** Who may call the API, by its settings. */
final class Callers {
    private Callers() {}

    static Access of(ApiConfig config, Clock clock) {
        return config.caller()
                .<Access>map(caller -> tokens(caller, clock))
                .orElse(authorization -> new Decision.Invalid("this API is set up to take none"));
    }

    private static Access tokens(ApiConfig.Caller caller, Clock clock) {
        TokenRules ofTenant = TokenRules.of(caller.tenant(), caller.audiences());
        TokenRules rules = caller.issuer()
                .map(issuer -> new TokenRules(caller.tenant(), Set.of(issuer), caller.audiences(), TokenRules.READ))
                .orElse(ofTenant);
        return new TokenAccess(rules, source(keys(caller)), clock);
    }

    private static HttpKeySource source(URI url) {
        try {
            return new HttpKeySource(url);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException("SLUICE_API_KEYS_URL: " + e.getMessage());
        }
    }

    private static URI keys(ApiConfig.Caller caller) {
        URI url = caller.keys().orElseGet(() -> URI.create(TokenRules.keysUrl(caller.tenant())));
        if (caller.issuer().isPresent() && caller.keys().isEmpty()) {
            throw new InvalidSettingException(
                    "SLUICE_API_ISSUER is given without SLUICE_API_KEYS_URL: say where it publishes its keys");
        }
        return url;
    }
}
