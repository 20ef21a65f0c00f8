package dev.sluice.ingest.api.http;

import dev.sluice.functionshost.issuer.Application;
import dev.sluice.functionshost.issuer.Credential;
import dev.sluice.functionshost.issuer.TokenIssuer;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.api.ApiLimits;
import dev.sluice.ingest.api.MemoryStore;
import dev.sluice.ingest.api.access.TokenRules;
import java.io.IOException;
import java.time.Clock;
import java.util.List;

/**
 * A process that serves the API on devices in memory, the document's example among them, for tools that test it from
 * outside. Prints the address and a token,
 * a line each, and ends with its input.
 */
final class ServedApi {
    private static final int DEVICES = 250;

    private ServedApi() {}

    public static void main(String[] arguments) throws IOException {
        ServerLimits.apply();
        ApiLimits limits = ApiLimits.DEFAULT.withPerSecond(10_000);
        MemoryStore store = MemoryStore.of(DEVICES);
        store.put(MemoryStore.state(DeviceId.parse("plant~pump-7"), "north", MemoryStore.SEEN));
        try (TokenIssuer issuer = TokenIssuer.open("tenant");
                ApiServer server = ApiServer.open(0, Site.api(store, issuer, Clock.systemUTC(), limits))) {
            System.out.println("http://127.0.0.1:" + server.address().getPort());
            System.out.println(token(issuer));
            System.in.transferTo(System.err);
        }
    }

    private static String token(TokenIssuer issuer) {
        Application application = Application.with(new Credential.Secret("secret"));
        return issuer.sign(issuer.claims(application, Site.AUDIENCE)
                .claim("roles", List.of(TokenRules.READ))
                .build());
    }
}
