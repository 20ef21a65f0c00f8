package dev.sluice.bridge.doctor;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import dev.sluice.contract.access.HubAccess;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at how the bridge proves who it is. */
final class IdentityProbes {
    /** Event Hubs counts seconds of the epoch, storage writes a time. */
    private static final Pattern EXPIRY = Pattern.compile(
            "(?i)sharedaccesssignature=.*?[& ]se=(?:(\\d{1,12})(?![\\d-])|(\\d{4}-\\d\\d-\\d\\dT[0-9:%a]{5,16}Z))");

    private static final Answer NO_TOKEN = Answer.skipped("a shared key needs no token of Entra");
    private static final Duration SOON = Duration.ofDays(7);
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final Map<String, String> environment;
    private final Clock clock;

    IdentityProbes(Map<String, String> environment, Clock clock) {
        this.environment = environment;
        this.clock = clock;
    }

    /** Whether the places answer that tokens come from. */
    Answer tokenEndpoint(Optional<HubAccess.Identity> identity) {
        if (identity.isEmpty()) {
            return NO_TOKEN;
        }
        URI managed = URI.create(environment.getOrDefault("IDENTITY_ENDPOINT", "http://169.254.169.254"));
        Answer own = tcp(managed, "that the bridge runs in Azure and has a managed identity");
        HubAccess.Application application = identity.get().application();
        return application == null || own.verdict() != Verdict.OK
                ? own
                : tcp(
                        URI.create(application.cloud().authority()),
                        "that outbound traffic to the service tag AzureActiveDirectory is allowed");
    }

    /** Whether it gets a token. */
    Answer token(Optional<TokenCredential> credential, String scope) {
        if (credential.isEmpty()) {
            return NO_TOKEN;
        }
        Instant until = credential
                .get()
                .getTokenSync(new TokenRequestContext().addScopes(scope))
                .getExpiresAt()
                .toInstant();
        return Answer.ok("valid until " + until);
    }

    /**
     * How long the secrets of both sides last, as far as they say so.
     *
     * @param source its connection string, if that is how it is reached
     * @param target its connection string, if that is how it is reached
     */
    Answer secretAge(Optional<String> source, Optional<String> target) {
        Answer ofSource = secretAge("the source", source);
        Answer ofTarget = secretAge("the target", target);
        Answer worse = rank(ofSource) >= rank(ofTarget) ? ofSource : ofTarget;
        return new Answer(worse.verdict(), ofSource.detail() + "; " + ofTarget.detail());
    }

    private Answer secretAge(String hub, Optional<String> connection) {
        if (connection.isEmpty()) {
            return Answer.skipped(hub + " has no secret");
        }
        Matcher expiry = EXPIRY.matcher(connection.get());
        if (!expiry.find()) {
            return Answer.skipped("the key of " + hub + " does not tell its age");
        }
        Instant end = expiry.group(1) != null
                ? Instant.ofEpochSecond(Long.parseLong(expiry.group(1)))
                : Instant.parse(URLDecoder.decode(expiry.group(2), StandardCharsets.UTF_8));
        String detail = "the signature of " + hub + " is valid until " + end;
        Duration left = Duration.between(clock.instant(), end);
        if (left.isNegative()) {
            return Answer.failed(detail + ": replace it");
        }
        return left.compareTo(SOON) < 0 ? Answer.warning(detail + ": replace it soon") : Answer.ok(detail);
    }

    private static int rank(Answer answer) {
        return switch (answer.verdict()) {
            case SKIPPED -> 0;
            case OK -> 1;
            case WARNING -> 2;
            case FAILED -> 3;
        };
    }

    private static Answer tcp(URI place, String advice) {
        int port = place.getPort() > 0 ? place.getPort() : place.getScheme().equals("https") ? HTTPS : HTTP;
        return NetworkProbes.tcp(place.getHost(), port, advice);
    }
}
