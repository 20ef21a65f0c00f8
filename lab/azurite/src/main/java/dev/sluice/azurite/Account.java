package dev.sluice.azurite;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * A storage account of Azurite.
 *
 * @param name 3 to 24 lower-case letters and digits
 * @param key Base64; never shown by {@link #toString()}
 */
public record Account(String name, String key) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 64;

    public Account {
        if (!name.matches("[a-z0-9]{3,24}")) {
            throw new IllegalArgumentException("'" + name + "' is no name of a storage account");
        }
    }

    /** An account with a fresh random key: Azurite takes any key it is started with. */
    public static Account withRandomKey(String name) {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return new Account(name, Base64.getEncoder().encodeToString(key));
    }

    /** The connection string of this account on an Azurite that listens on 127.0.0.1. */
    public String connectionString(int blobPort) {
        return "DefaultEndpointsProtocol=http;AccountName=" + name + ";AccountKey=" + key
                + ";BlobEndpoint=http://127.0.0.1:" + blobPort + "/" + name + ";";
    }

    /** The same, on an Azurite that has a table service too. */
    public String connectionString(int blobPort, int tablePort) {
        return connectionString(blobPort) + "TableEndpoint=http://127.0.0.1:" + tablePort + "/" + name + ";";
    }

    @Override
    public String toString() {
        return "Account[" + name + "]";
    }
}
