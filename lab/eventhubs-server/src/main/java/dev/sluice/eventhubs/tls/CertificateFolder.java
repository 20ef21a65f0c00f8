package dev.sluice.eventhubs.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The certificates of an authority and of a server, made at first use and renewed before they end.
 *
 * <p>{@code ca.pem} is what clients trust; {@code server.pem} holds both. Several processes may use one folder.
 */
final class CertificateFolder {
    static final Duration AUTHORITY_VALID = Duration.ofDays(3650);
    static final Duration SERVER_VALID = Duration.ofDays(825);
    private static final Duration RENEWED_BEFORE = Duration.ofDays(90);

    private final Path folder;
    private final Set<String> names;
    private final Clock clock;

    CertificateFolder(Path folder, Set<String> names, Clock clock) {
        this.folder = folder;
        this.names = names;
        this.clock = clock;
    }

    Path authorityFile() {
        return folder.resolve("ca.pem");
    }

    /** The files of a server's credentials in a folder. */
    static List<Path> serverFiles(Path folder) {
        return List.of(folder.resolve("server.pem"), folder.resolve("server-key.pem"));
    }

    /** When a server's certificate is to be renewed. */
    static Instant renewalOf(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant().minus(RENEWED_BEFORE);
    }

    /** The server's credentials; new ones if there are none, they end soon or lack a name. */
    Credentials open() throws IOException, GeneralSecurityException {
        Files.createDirectories(folder);
        // A lock of a file is held by the process: within it, threads take turns on the class.
        synchronized (CertificateFolder.class) {
            try (FileChannel lock =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                lock.lock();
                return openAlone();
            }
        }
    }

    private Credentials openAlone() throws IOException, GeneralSecurityException {
        Optional<Credentials> authority = read("ca").filter(found -> lasts(found, SERVER_VALID));
        Optional<Credentials> server = read("server")
                .filter(found -> lasts(found, RENEWED_BEFORE)
                        && names(found.certificate()).containsAll(canonical()));
        if (authority.isPresent() && server.isPresent() && server.get().issuedBy(authority.get())) {
            return server.get();
        }
        return create(authority);
    }

    private Credentials create(Optional<Credentials> authority) throws IOException, GeneralSecurityException {
        Issued issued = Issued.by(folder, authority, names);
        if (authority.isEmpty()) {
            write("ca", issued.authority());
        }
        write("server", issued.server());
        return issued.server();
    }

    private void write(String name, Credentials credentials) throws IOException, GeneralSecurityException {
        Pem.write(folder.resolve(name + "-key.pem"), credentials.key());
        Pem.write(folder.resolve(name + ".pem"), credentials.chain());
    }

    /** What can't be read, or was written by halves, is made anew. */
    private Optional<Credentials> read(String name) throws IOException {
        Path certificate = folder.resolve(name + ".pem");
        Path key = folder.resolve(name + "-key.pem");
        if (!Files.exists(certificate) || !Files.exists(key)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Pem.read(certificate, key)).filter(Credentials::belongTogether);
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private boolean lasts(Credentials credentials, Duration duration) {
        return credentials
                .certificate()
                .getNotAfter()
                .toInstant()
                .isAfter(clock.instant().plus(duration));
    }

    private Set<String> canonical() {
        Set<String> all = new HashSet<>();
        names.forEach(name -> all.add(canonical(name)));
        return all;
    }

    private static Set<String> names(X509Certificate certificate) {
        Set<String> all = new HashSet<>();
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            if (alternatives != null) {
                alternatives.forEach(alternative -> all.add(canonical(String.valueOf(alternative.get(1)))));
            }
        } catch (CertificateParsingException unreadable) {
            return Set.of();
        }
        return all;
    }

    /** An IPv6 address can be written in several ways. */
    private static String canonical(String name) {
        try {
            return name.contains(":") ? InetAddress.getByName(name).getHostAddress() : name.toLowerCase(Locale.ROOT);
        } catch (UnknownHostException e) {
            return name;
        }
    }
}
