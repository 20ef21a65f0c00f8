package dev.sluice.eventhubs.engine;

import dev.sluice.eventhubs.SharedAccessKey;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A token signed with a shared access key: {@code SharedAccessSignature sr=…&sig=…&se=…&skn=…}.
 *
 * <p>The signature covers the resource as it is written in the token and the expiry, HMAC-SHA256 with the key's UTF-8
 * bytes.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/eventhub/generate-sas-token">Generate SAS token</a>
 */
record SharedAccessSignature(String resource, String signature, String expiry, String keyName) {
    private static final String PREFIX = "SharedAccessSignature ";

    /** Reads a token; what it says is not verified yet. */
    static SharedAccessSignature parse(String token) {
        if (!token.startsWith(PREFIX)) {
            throw refused("The token is no shared access signature.");
        }
        Map<String, String> fields = new HashMap<>();
        for (String field : token.substring(PREFIX.length()).split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(field.substring(0, equals), field.substring(equals + 1));
            }
        }
        return new SharedAccessSignature(
                field(fields, "sr"), decode(field(fields, "sig")), field(fields, "se"), decode(field(fields, "skn")));
    }

    /**
     * Verifies it.
     *
     * @return what it allows
     * @throws RefusedException if it is signed with another key or has expired
     */
    Claim verify(SharedAccessKey key, Instant now) {
        if (!keyName.equals(key.name()) || !MessageDigest.isEqual(utf8(signature), utf8(sign(key)))) {
            throw refused("Invalid signature: The token has an invalid signature.");
        }
        Instant expires = expires();
        if (!expires.isAfter(now)) {
            throw refused("ExpiredToken: The token is expired. Expiration time: '" + expires + "'.");
        }
        return new Claim(LinkAddress.path(decode(resource)), expires);
    }

    private String sign(SharedAccessKey key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(utf8(key.key()), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(utf8(resource + "\n" + expiry)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private Instant expires() {
        try {
            return Instant.ofEpochSecond(Long.parseLong(expiry));
        } catch (NumberFormatException | DateTimeException e) {
            throw refused("The token's expiry is no number of seconds.");
        }
    }

    private static String field(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null) {
            throw refused("The token lacks '" + name + "'.");
        }
        return value;
    }

    private static String decode(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw refused("The token is not URL-encoded.");
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static RefusedException refused(String description) {
        return new RefusedException(WireError.unauthorized(description));
    }

    @Override
    public String toString() {
        return "SharedAccessSignature[" + resource + "]";
    }
}
