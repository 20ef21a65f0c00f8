package dev.sluice.eventhubs.tls;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sluice.eventhubs.EventHubsServerException;
import dev.sluice.eventhubs.TlsIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import org.junit.jupiter.api.io.TempDir;

/** Certificates and keys that a user gives. */
class PemFuzz {
    @TempDir
    Path folder;

    @FuzzTest
    void readsACertificateAndItsKey(byte[] input) throws IOException {
        int end = 0;
        while (end < input.length && input[end] != 0) {
            end++;
        }
        Path certificate = Files.write(folder.resolve("certificate.pem"), Arrays.copyOf(input, end));
        Path key = Files.write(
                folder.resolve("key.pem"), Arrays.copyOfRange(input, Math.min(end + 1, input.length), input.length));
        try {
            Certificates.open(new TlsIdentity.Given(certificate, key), Clock.systemUTC());
        } catch (EventHubsServerException declared) {
            assertThat(declared.getMessage()).contains("certificate.pem", "key.pem");
        }
    }
}
