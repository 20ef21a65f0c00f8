package dev.sluice.eventhubs.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Credentials of a server, fresh from an authority.
 *
 * @param authority who issued them
 * @param server the server's
 */
record Issued(Credentials authority, Credentials server) {
    private static final String AUTHORITY = "authority";
    private static final String SERVER = "server";

    /**
     * Issues credentials for the names.
     *
     * @param folder where a folder for the work may be made; it is gone afterwards
     * @param authority empty to make a new one as well
     */
    static Issued by(Path folder, Optional<Credentials> authority, Set<String> names)
            throws IOException, GeneralSecurityException {
        Path work = Files.createTempDirectory(folder, "work", Pem.attributes(folder, "rwx------"));
        Path file = work.resolve("keystore.p12");
        String password = UUID.randomUUID().toString();
        try {
            Keytool keytool = new Keytool(file, password);
            if (authority.isPresent()) {
                store(authority.get(), file, password);
            } else {
                generateAuthority(keytool);
            }
            generateServer(keytool, names);
            KeyStore keystore = KeyStore.getInstance(file.toFile(), password.toCharArray());
            return new Issued(take(keystore, AUTHORITY, password), take(keystore, SERVER, password));
        } finally {
            Files.deleteIfExists(file);
            Files.delete(work);
        }
    }

    private static void generateAuthority(Keytool keytool) {
        keytool.generate(
                AUTHORITY,
                "Sluice local authority " + UUID.randomUUID(),
                CertificateFolder.AUTHORITY_VALID.toDays(),
                List.of("-ext", "bc:c=ca:true,pathlen:0", "-ext", "ku:c=keyCertSign,cRLSign"));
    }

    private static void generateServer(Keytool keytool, Set<String> names) {
        String alternatives = names.stream().map(Issued::alternative).sorted().collect(Collectors.joining(","));
        keytool.generate(
                SERVER,
                "localhost",
                CertificateFolder.SERVER_VALID.toDays(),
                List.of(
                        "-signer",
                        AUTHORITY,
                        "-ext",
                        "ku:c=digitalSignature",
                        "-ext",
                        "eku=serverAuth",
                        "-ext",
                        "san=" + alternatives));
    }

    private static String alternative(String name) {
        return (name.contains(":") || name.matches("[0-9.]+") ? "ip:" : "dns:") + name;
    }

    private static void store(Credentials authority, Path file, String password)
            throws IOException, GeneralSecurityException {
        KeyStore keystore = KeyStore.getInstance("PKCS12");
        keystore.load(null, null);
        keystore.setKeyEntry(
                AUTHORITY,
                authority.key(),
                password.toCharArray(),
                authority.chain().toArray(Certificate[]::new));
        try (var out = Files.newOutputStream(file)) {
            keystore.store(out, password.toCharArray());
        }
    }

    private static Credentials take(KeyStore keystore, String alias, String password) throws GeneralSecurityException {
        return new Credentials(
                (PrivateKey) keystore.getKey(alias, password.toCharArray()),
                Stream.of(keystore.getCertificateChain(alias))
                        .map(X509Certificate.class::cast)
                        .toList());
    }
}
