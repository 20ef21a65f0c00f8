package dev.sluice.eventhubs.security;

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
record SharedAccessSignature(String resource, String signature, String expiry, String rule) {
    static final String PREFIX = "SharedAccessSignature ";

    /**
     * Reads a token; what it says is not verified yet.
     *
     * @throws TokenRefusedException if it is none
     */
    static SharedAccessSignature parse(String token) {
        if (!token.startsWith(PREFIX)) {
            throw malformed("it is no shared access signature");
        }
        Map<String, String> fields = new HashMap<>();
        for (String field : token.substring(PREFIX.length()).split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals < 0 || fields.put(field.substring(0, equals), field.substring(equals + 1)) != null) {
                throw malformed("each of its fields is there once, with a value");
            }
        }
        return new SharedAccessSignature(
                field(fields, "sr"), decode(field(fields, "sig")), field(fields, "se"), decode(field(fields, "skn")));
    }

    /** The path of what it is for. */
    String path() {
        return EntityPath.ofResource(decode(resource));
    }

    /** Whether it is signed with a key. */
    boolean isSignedWith(String key) {
        return MessageDigest.isEqual(utf8(signature), utf8(sign(key)));
    }

    private String sign(String key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(utf8(key), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(utf8(resource + "\n" + expiry)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    /** When it ends. */
    Instant expires() {
        try {
            return Instant.ofEpochSecond(Long.parseLong(expiry));
        } catch (NumberFormatException | DateTimeException e) {
            throw malformed("its expiry is no number of seconds");
        }
    }

    private static String field(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null) {
            throw malformed("it lacks '" + name + "'");
        }
        return value;
    }

    private static String decode(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw malformed("it is not URL-encoded");
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static TokenRefusedException malformed(String why) {
        return TokenRefusedException.invalid("MalformedToken: The token can't be read: " + why + ".");
    }

    /** Leaves the signature out. */
    @Override
    public String toString() {
        return "SharedAccessSignature[" + resource + "]";
    }
}
