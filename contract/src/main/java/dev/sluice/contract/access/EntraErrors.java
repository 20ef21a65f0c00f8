package dev.sluice.contract.access;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says what the codes mean with which a token is refused, and repeats nothing else of what was said: that may hold
 * anything.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/reference-error-codes">Microsoft Entra error codes</a>
 */
public final class EntraErrors {
    private static final Pattern CODE = Pattern.compile("AADSTS(\\d{4,8})");
    private static final String REGISTERED_IN_OT =
            "the application must be registered in the tenant of the managed identity (OT), and have only a service"
                    + " principal in the target's tenant";
    private static final String NO_CREDENTIAL = "the application has no federated credential for this managed identity:"
            + " its issuer, subject (the identity's object id) and audience must match";
    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("700236", REGISTERED_IN_OT),
            Map.entry("700222", REGISTERED_IN_OT),
            Map.entry("700226", "only a managed identity may be the federated credential of an application"),
            Map.entry("700227", "the assertion is for a forbidden audience: check SLUICE_CLOUD"),
            Map.entry("700212", NO_CREDENTIAL + "; here the audience does not"),
            Map.entry("7002121", NO_CREDENTIAL + "; here the audience does not"),
            Map.entry("700211", NO_CREDENTIAL + "; here the issuer does not"),
            Map.entry("700213", NO_CREDENTIAL + "; here the subject does not"),
            Map.entry("70021", NO_CREDENTIAL),
            Map.entry(
                    "700016",
                    "the target's tenant does not know the application: its administrator must consent, which"
                            + " makes the service principal; check SLUICE_TARGET_APPLICATION and SLUICE_TARGET_TENANT"),
            Map.entry("90002", "there is no such tenant: check SLUICE_TARGET_TENANT and SLUICE_CLOUD"),
            Map.entry("700024", "the assertion is not valid at this time: check this machine's clock"),
            Map.entry("53003", "a conditional access policy of the target's tenant refuses the application"));

    private static final String OTHER_TENANT =
            "the token is of another tenant than the hub's: check SLUICE_TARGET_TENANT,"
                    + " and that SLUICE_TARGET_MODE is federated when the hub is in another tenant";

    /** What hubs say, and what it means. */
    private static final Map<String, String> OF_HUBS = Map.of(
            "InvalidIssuer", "InvalidIssuer: " + OTHER_TENANT,
            "InvalidTenant", "InvalidTenant: " + OTHER_TENANT,
            "InvalidAudience", "InvalidAudience: the token is for another service or cloud: check SLUICE_CLOUD",
            "'Send' claim(s)",
                    "the right is missing: for a key, Send; for an identity, the role Azure Event Hubs Data Sender on"
                            + " the hub, which takes minutes to become effective",
            "'Listen' claim(s)",
                    "the right is missing: for a key, Listen; for an identity, the role Azure Event Hubs Data Receiver"
                            + " on the hub, which takes minutes to become effective");

    private EntraErrors() {}

    /** What the first code in a failure or its causes means. */
    public static Optional<String> explain(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Optional<String> explanation = explain(String.valueOf(cause.getMessage()));
            if (explanation.isPresent()) {
                return explanation;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> explain(String message) {
        Matcher code = CODE.matcher(message);
        if (code.find()) {
            return Optional.of("AADSTS" + code.group(1) + ": "
                    + MEANINGS.getOrDefault(code.group(1), "look the code up in Microsoft's list of error codes"));
        }
        return OF_HUBS.entrySet().stream()
                .filter(said -> message.contains(said.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
