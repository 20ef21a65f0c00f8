package dev.sluice.eventhubs.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.eventhubs.EventHubsServerException;
import dev.sluice.eventhubs.TlsIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates made by the JDK's own tool, in a process. */
class CertificatesIT {
    @TempDir
    Path folder;

    @Test
    void makesThemOnceWithKeysOnlyForTheOwner() throws Exception {
        Credentials first = open(Clock.systemUTC());

        Credentials second = open(Clock.systemUTC());

        assertThat(second.certificate()).isEqualTo(first.certificate());
        X509Certificate authority = first.chain().get(1);
        assertThat(first.chain()).hasSize(2);
        first.certificate().verify(authority.getPublicKey());
        assertThat(authority.getBasicConstraints()).isZero();
        assertThat(first.certificate().getBasicConstraints()).isEqualTo(-1);
        assertThat(first.certificate().getSubjectAlternativeNames())
                .extracting(name -> (Object) name.get(1))
                .containsExactlyInAnyOrder("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(files()).containsExactlyInAnyOrder("ca.pem", "ca-key.pem", "server.pem", "server-key.pem", "lock");
        assertThat(permissions("ca-key.pem")).isEqualTo("rw-------");
        assertThat(permissions("server-key.pem")).isEqualTo("rw-------");
    }

    @Test
    void renewsTheServersBeforeItEndsAndKeepsTheAuthority() throws Exception {
        Credentials first = open(Clock.systemUTC());

        Credentials renewed = open(later(CertificateFolder.SERVER_VALID.minusDays(30)));

        assertThat(renewed.certificate()).isNotEqualTo(first.certificate());
        assertThat(renewed.chain().get(1)).isEqualTo(first.chain().get(1));
        assertThat(renewed.belongTogether()).isTrue();
    }

    @Test
    void renewsBothBeforeTheAuthorityEnds() throws Exception {
        Credentials first = open(Clock.systemUTC());

        Credentials renewed = open(later(CertificateFolder.AUTHORITY_VALID.minusDays(30)));

        assertThat(renewed.chain().get(1)).isNotEqualTo(first.chain().get(1));
    }

    @Test
    void issuesANewOneForMoreNamesOrWhenFilesAreBroken() throws Exception {
        open(Clock.systemUTC());
        Set<String> names = Set.of("localhost", "hub.lab", "fd00::7");

        Credentials named = new CertificateFolder(folder, names, Clock.systemUTC()).open();
        Files.writeString(folder.resolve("server-key.pem"), "gone");
        Credentials repaired = new CertificateFolder(folder, names, Clock.systemUTC()).open();

        assertThat(named.certificate().getSubjectAlternativeNames())
                .extracting(name -> (Object) name.get(1))
                .containsExactlyInAnyOrder("localhost", "hub.lab", "fd00:0:0:0:0:0:0:7");
        assertThat(repaired.certificate()).isNotEqualTo(named.certificate());
        assertThat(repaired.belongTogether()).isTrue();
    }

    @Test
    void takesAPairThatIsGivenAndRefusesHalves() throws Exception {
        open(Clock.systemUTC());
        Path certificate = folder.resolve("server.pem");

        assertThat(Certificates.open(
                                new TlsIdentity.Given(certificate, folder.resolve("server-key.pem")), Clock.systemUTC())
                        .authorityFile())
                .isNull();
        assertThatThrownBy(() -> Certificates.open(
                        new TlsIdentity.Given(certificate, folder.resolve("ca-key.pem")), Clock.systemUTC()))
                .isInstanceOf(EventHubsServerException.class)
                .hasMessageContaining("the key is that of another certificate");
        assertThatThrownBy(() -> Certificates.open(new TlsIdentity.Given(certificate, certificate), Clock.systemUTC()))
                .isInstanceOf(EventHubsServerException.class)
                .hasMessageContaining("holds no PKCS#8 private key");
    }

    private Credentials open(Clock clock) throws Exception {
        return new CertificateFolder(folder, TlsIdentity.LOOPBACK_NAMES, clock).open();
    }

    private static Clock later(Duration by) {
        return Clock.offset(Clock.systemUTC(), by);
    }

    private Set<String> files() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private String permissions(String file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file)));
    }
}
