package dev.sluice.bench.raw;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs with the key that Microsoft publishes for its emulator, which the local server takes. */
final class SasToken {
    private static final String KEY_NAME = "RootManageSharedAccessKey";
    private static final String KEY = "SAS_KEY_VALUE";
    private static final String ALGORITHM = "HmacSHA256";
    private static final Duration VALIDITY = Duration.ofHours(1);

    private SasToken() {}

    /** A token for an address, such as {@code amqp://localhost/hub}. */
    static String of(String address) {
        String resource = URLEncoder.encode(address, StandardCharsets.UTF_8);
        long expiry = Instant.now().plus(VALIDITY).getEpochSecond();
        String signature = URLEncoder.encode(sign(resource + "\n" + expiry), StandardCharsets.UTF_8);
        return "SharedAccessSignature sr=" + resource + "&sig=" + signature + "&se=" + expiry + "&skn=" + KEY_NAME;
    }

    private static String sign(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
