package dev.sluice.ingest.settings;

import dev.sluice.contract.settings.InvalidSettingException;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The API. Never shows the key.
 *
 * @param caller whose tokens it takes; without it, it lets nobody in
 * @param pageKey base64 of the key of page tokens, if one is given
 * @param rate requests a second of one caller
 */
public record ApiConfig(Optional<Caller> caller, Optional<String> pageKey, int rate) {
    /**
     * Whose tokens are taken.
     *
     * @param tenant id of the Entra tenant
     * @param audiences what they are meant for
     * @param issuer who issues them, if not the tenant's own in the public cloud
     * @param keys where the issuer publishes its keys, if not there
     */
    public record Caller(String tenant, Set<String> audiences, Optional<String> issuer, Optional<URI> keys) {
        public Caller {
            audiences = Set.copyOf(audiences);
        }
    }

    static ApiConfig from(ReadSettings settings) {
        Optional<String> tenant = settings.optional(IngestSettings.API_TENANT);
        if (tenant.isEmpty() && settings.optional(IngestSettings.API_AUDIENCE).isPresent()) {
            throw new InvalidSettingException(IngestSettings.API_AUDIENCE.name() + " makes no sense without "
                    + IngestSettings.API_TENANT.name() + ": give both or neither");
        }
        return new ApiConfig(
                tenant.map(id -> new Caller(
                        id,
                        audiences(settings),
                        settings.optional(IngestSettings.API_ISSUER),
                        settings.url(IngestSettings.API_KEYS_URL))),
                settings.optional(IngestSettings.API_PAGE_KEY),
                settings.number(IngestSettings.API_RATE, 1, 10_000));
    }

    private static Set<String> audiences(ReadSettings settings) {
        return Arrays.stream(settings.text(IngestSettings.API_AUDIENCE).split(",", -1))
                .map(String::strip)
                .filter(audience -> !audience.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String toString() {
        return "ApiConfig[" + caller + "]";
    }
}
