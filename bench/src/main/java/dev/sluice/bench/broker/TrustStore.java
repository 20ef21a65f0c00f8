package dev.sluice.bench.broker;

import dev.sluice.bench.BenchException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;

/** Has this process trust the authority of a local server. */
public final class TrustStore {
    private static final String TYPE = "PKCS12";
    /** It holds a certificate only, which is no secret. */
    private static final String PASSWORD = "trusted";

    private TrustStore() {}

    /**
     * Trusts an authority and no other; to be called before the first use of TLS.
     *
     * @param authority PEM file
     * @param store file that is written
     */
    public static void use(Path authority, Path store) {
        try (InputStream pem = Files.newInputStream(authority);
                OutputStream out = Files.newOutputStream(store)) {
            KeyStore trusted = KeyStore.getInstance(TYPE);
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            trusted.store(out, PASSWORD.toCharArray());
        } catch (IOException | GeneralSecurityException e) {
            throw new BenchException("cannot trust the server's authority in " + authority + ": " + e.getMessage(), e);
        }
        System.setProperty("javax.net.ssl.trustStore", store.toString());
        System.setProperty("javax.net.ssl.trustStorePassword", PASSWORD);
        System.setProperty("javax.net.ssl.trustStoreType", TYPE);
    }
}
