package dev.sluice.contract.access;

import java.net.URI;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;

/** What the connection string of a storage account must be for the SDK's clients to use it. */
final class StorageString {
    private static final String NAME = "AccountName";
    private static final String KEY = "AccountKey";
    private static final String SIGNATURE = "SharedAccessSignature";
    private static final String DEVELOPMENT = "UseDevelopmentStorage";
    private static final String PROXY = "DevelopmentStorageProxyUri";
    private static final String PROTOCOL = "DefaultEndpointsProtocol";
    private static final String[] KNOWN = {
        NAME,
        KEY,
        SIGNATURE,
        PROTOCOL,
        "EndpointSuffix",
        "BlobEndpoint",
        "BlobSecondaryEndpoint",
        "TableEndpoint",
        "TableSecondaryEndpoint",
        "QueueEndpoint",
        "QueueSecondaryEndpoint",
        "FileEndpoint",
        "FileSecondaryEndpoint"
    };

    private StorageString() {}

    /** What is wrong with it, for a person; nothing when it can be used. Names are told apart by case. */
    static Optional<String> problem(String text, StorageService service) {
        return StringParts.of(Arrays.stream(text.split(";")).filter(part -> !part.isBlank()), Comparator.naturalOrder())
                .map(parts -> parts.has(DEVELOPMENT) ? ofDevelopment(parts) : ofAccount(parts, service.endpoint()))
                .orElse(Optional.of("a part of it is not like name=value"));
    }

    private static Optional<String> ofDevelopment(StringParts parts) {
        if (!parts.value(DEVELOPMENT).equalsIgnoreCase("true")) {
            return Optional.of("its " + DEVELOPMENT + " is not true");
        }
        return parts.hasOnly(DEVELOPMENT, PROXY)
                ? Optional.empty()
                : Optional.of("it has " + DEVELOPMENT + " and what is of an account");
    }

    private static Optional<String> ofAccount(StringParts parts, String endpoint) {
        if (!parts.hasOnly(KNOWN)) {
            return Optional.of("it has a part of a name that is not known");
        }
        if (parts.has(PROTOCOL) && !isHttp(parts.value(PROTOCOL))) {
            return Optional.of("its " + PROTOCOL + " is neither https nor http");
        }
        if (parts.has(endpoint) && !isUrl(parts.value(endpoint))) {
            return Optional.of("its " + endpoint + " is no URL");
        }
        if (parts.has(KEY) && parts.has(SIGNATURE)) {
            return Optional.of("it has both an " + KEY + " and a " + SIGNATURE);
        }
        return parts.has(KEY) ? ofKey(parts) : ofSignature(parts, endpoint);
    }

    private static Optional<String> ofKey(StringParts parts) {
        if (!parts.has(NAME)) {
            return Optional.of("it has no " + NAME);
        }
        return isBase64(parts.value(KEY)) ? Optional.empty() : Optional.of("its " + KEY + " is not base64");
    }

    private static Optional<String> ofSignature(StringParts parts, String endpoint) {
        if (!parts.has(SIGNATURE)) {
            return Optional.of("it has no " + KEY + " and no " + SIGNATURE);
        }
        return parts.hasAny(NAME, endpoint)
                ? Optional.empty()
                : Optional.of("it has no " + NAME + " and no " + endpoint);
    }

    private static boolean isHttp(String protocol) {
        return protocol.equalsIgnoreCase("https") || protocol.equalsIgnoreCase("http");
    }

    private static boolean isUrl(String text) {
        try {
            URI uri = URI.create(text);
            return uri.getHost() != null && isHttp(uri.getScheme());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** As the SDK reads it, each time that it signs a request. */
    private static boolean isBase64(String key) {
        try {
            Base64.getDecoder().decode(key);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
