package dev.sluice.ingest.api;

import dev.sluice.ingest.api.access.Access;
import dev.sluice.ingest.api.access.Decision;
import java.time.Clock;

/**
 * Lets requests pass: of callers with a good token, each within its rate. All others share one allowance, and are told
 * no more than to slow down beyond it. Safe to share between threads.
 */
final class Gate {
    /** No caller has this name: theirs hold a slash. */
    private static final String STRANGERS = "strangers";

    private static final String CHALLENGE = "WWW-Authenticate";
    private static final String BEARER = "Bearer realm=\"ingest\"";

    private final Access access;
    private final RateLimit strangers;
    private final RateLimit callers;
    private final ApiLimits limits;

    Gate(Access access, ApiLimits limits, Clock clock) {
        this.access = access;
        this.limits = limits;
        this.strangers = new RateLimit(limits.perSecond(), clock);
        this.callers = new RateLimit(limits.perSecond(), clock);
    }

    /**
     * Lets a stranger pass.
     *
     * @throws Problem when there are too many
     */
    void admitStranger() {
        count(strangers, STRANGERS);
    }

    /**
     * Lets a caller pass.
     *
     * @throws Problem when it may not, or not now
     */
    void admitCaller(ApiRequest request) {
        Decision decision = access.decide(request.header("Authorization").orElse(null));
        if (decision instanceof Decision.Granted granted) {
            count(callers, granted.caller());
        } else {
            admitStranger();
            throw refusal(decision);
        }
    }

    private static void count(RateLimit limit, String caller) {
        limit.take(caller).ifPresent(wait -> {
            throw Problem.of(Problem.Kind.TOO_MANY_REQUESTS, "too many requests: slow down")
                    .after(wait);
        });
    }

    private Problem refusal(Decision decision) {
        if (decision instanceof Decision.Invalid invalid) {
            return unauthenticated("the token is refused: " + invalid.detail())
                    .with(CHALLENGE, described("invalid_token", invalid.detail()));
        }
        if (decision instanceof Decision.Forbidden forbidden) {
            String detail = "the caller lacks the app role " + forbidden.role();
            return Problem.of(Problem.Kind.FORBIDDEN, detail).with(CHALLENGE, described("insufficient_scope", detail));
        }
        if (decision instanceof Decision.Undecided) {
            return Problem.of(Problem.Kind.UNAVAILABLE, "tokens can't be checked now: try again")
                    .after(limits.retryAfter());
        }
        return unauthenticated("a bearer token is needed").with(CHALLENGE, BEARER);
    }

    private static Problem unauthenticated(String detail) {
        return Problem.of(Problem.Kind.UNAUTHENTICATED, detail);
    }

    private static String described(String error, String detail) {
        return BEARER + ", error=\"" + error + "\", error_description=\"" + detail + "\"";
    }
}
