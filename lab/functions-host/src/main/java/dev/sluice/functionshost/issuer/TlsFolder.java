package dev.sluice.functionshost.issuer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate and the authority it is of, which only those trust who are told to: {@code ca.pem}, {@code server.pem} and
 * {@code server-key.pem} (PKCS #8, elliptic curve), as the local Event Hubs server makes them.
 *
 * @param folder where the files are, and where what is made of them goes
 */
public record TlsFolder(Path folder) {
    private static final String PASSWORD = "changeit";

    /**
     * What a server of the JDK shows.
     *
     * @throws IOException when a file is not there
     * @throws GeneralSecurityException when one holds something else
     */
    public SSLContext server() throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry("server", key(), PASSWORD.toCharArray(), certificates("server.pem"));
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    /**
     * Options of a JVM that trusts the authority, and no other; separated by spaces.
     *
     * @throws IOException when a file is not there or can't be written
     * @throws GeneralSecurityException when one holds something else
     */
    public String trusting() throws GeneralSecurityException, IOException {
        Path file = folder.resolve("trust.p12");
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("authority", certificates("ca.pem")[0]);
        try (OutputStream out = Files.newOutputStream(file)) {
            trusted.store(out, PASSWORD.toCharArray());
        }
        return "-Djavax.net.ssl.trustStore=" + file + " -Djavax.net.ssl.trustStorePassword=" + PASSWORD;
    }

    private Certificate[] certificates(String file) throws GeneralSecurityException, IOException {
        try (InputStream in = Files.newInputStream(folder.resolve(file))) {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(in)
                    .toArray(Certificate[]::new);
        }
    }

    private PrivateKey key() throws GeneralSecurityException, IOException {
        String base64 =
                Files.readString(folder.resolve("server-key.pem"), US_ASCII).replaceAll("-----[A-Z ]+-----", "");
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64)));
    }
}
