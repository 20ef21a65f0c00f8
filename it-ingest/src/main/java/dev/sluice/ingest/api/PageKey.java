package dev.sluice.ingest.api;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that signs page tokens. All instances that answer at one address need the same. Never prints itself.
 */
public final class PageKey {
    static final String ALGORITHM = "HmacSHA256";

    private static final int FEWEST_BYTES = 32;

    private final Supplier<byte[]> secret;

    private PageKey(Supplier<byte[]> secret) {
        this.secret = secret;
    }

    /** One that is kept somewhere: it is asked for whenever it is needed, and whoever keeps it may fail. */
    public static PageKey kept(Supplier<byte[]> secret) {
        return new PageKey(secret);
    }

    /**
     * From a setting.
     *
     * @param base64 of at least 32 random bytes
     * @throws IllegalArgumentException when it is none or shorter; its message holds nothing of it
     */
    public static PageKey parse(String base64) {
        byte[] bytes = decoded(base64);
        if (bytes.length < FEWEST_BYTES) {
            throw new IllegalArgumentException("the page key is too short: make one with openssl rand -base64 32");
        }
        return new PageKey(() -> bytes);
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the page key is not base64: make one with openssl rand -base64 32");
        }
    }

    /** For one process that answers alone: tokens end with it. */
    public static PageKey random() {
        byte[] bytes = new byte[FEWEST_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new PageKey(() -> bytes);
    }

    SecretKeySpec secret() {
        return new SecretKeySpec(secret.get(), ALGORITHM);
    }

    @Override
    public String toString() {
        return "PageKey[***]";
    }
}
