package dev.sluice.contract.access;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the connection string of a hub, or of a namespace, must be for the SDK's clients to use it. */
final class HubString {
    private static final String ENDPOINT = "Endpoint";
    private static final String NAME = "SharedAccessKeyName";
    private static final String KEY = "SharedAccessKey";
    private static final String SIGNATURE = "SharedAccessSignature";
    private static final String SIGNATURE_PREFIX = "sharedaccesssignature ";
    private static final int LAST_PORT = 65_535;

    private HubString() {}

    /** What is wrong with it, for a person; nothing when it can be used. Names are not told apart by case. */
    static Optional<String> problem(String text) {
        return StringParts.of(Arrays.stream(text.strip().split(";")), String.CASE_INSENSITIVE_ORDER)
                .map(HubString::problem)
                .orElse(Optional.of("a part of it is not like name=value"));
    }

    private static Optional<String> problem(StringParts parts) {
        if (!parts.hasOnly(ENDPOINT, NAME, KEY, SIGNATURE, "EntityPath", "UseDevelopmentEmulator")) {
            return Optional.of("it has a part of a name that is not known");
        }
        if (!parts.has(ENDPOINT)) {
            return Optional.of("it has no " + ENDPOINT);
        }
        if (!isEndpoint(parts.value(ENDPOINT))) {
            return Optional.of("its " + ENDPOINT + " is not like sb://host");
        }
        return parts.has(SIGNATURE) ? ofSignature(parts) : ofKey(parts);
    }

    private static Optional<String> ofSignature(StringParts parts) {
        if (parts.hasAny(NAME, KEY)) {
            return Optional.of("it has both a " + (parts.has(NAME) ? NAME : KEY) + " and a " + SIGNATURE);
        }
        return parts.value(SIGNATURE).toLowerCase(Locale.ROOT).startsWith(SIGNATURE_PREFIX)
                ? Optional.empty()
                : Optional.of("its " + SIGNATURE + " does not begin with '" + SIGNATURE + " '");
    }

    private static Optional<String> ofKey(StringParts parts) {
        if (!parts.hasAny(NAME, KEY)) {
            return Optional.of("it has no " + NAME + " and no " + SIGNATURE);
        }
        if (!parts.has(NAME)) {
            return Optional.of("it has no " + NAME);
        }
        return parts.has(KEY) ? Optional.empty() : Optional.of("it has no " + KEY);
    }

    private static boolean isEndpoint(String text) {
        try {
            URI uri = URI.create(text);
            return "sb".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && uri.getPort() <= LAST_PORT;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
