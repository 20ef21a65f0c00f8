package dev.sluice.eventhubs.security;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs shared access signatures as clients do. */
public final class Sas {
    private Sas() {}

    public static String token(String resource, String rule, String key, Instant expires) {
        return signed(URLEncoder.encode(resource, StandardCharsets.UTF_8), rule, key, expires);
    }

    /** With the resource as it is to be in the token. */
    static String signed(String encodedResource, String rule, String key, Instant expires) {
        long expiry = expires.getEpochSecond();
        String signature = URLEncoder.encode(hmac(encodedResource + "\n" + expiry, key), StandardCharsets.UTF_8);
        return "SharedAccessSignature sr=" + encodedResource + "&sig=" + signature + "&se=" + expiry + "&skn=" + rule;
    }

    private static String hmac(String text, String key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
