package dev.sluice.eventhubs.tls;

import dev.sluice.eventhubs.EventHubsServerException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The JDK's own tool for certificates: the only way to make one that Java documents.
 *
 * @param keystore the file it works on
 * @param password the file's password; handed over in the environment, which other users can't see
 */
record Keytool(Path keystore, String password) {
    private static final String PASSWORD = "SLUICE_KEYSTORE_PASSWORD";
    private static final long LIMIT_SECONDS = 120;
    // A short run: the time goes into starting Java.
    private static final List<String> QUICK_START =
            List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC", "-J-Xshare:auto");

    /** Adds a P-256 key pair with its certificate. */
    void generate(String alias, String name, long validDays, List<String> extensions) {
        List<String> arguments = new ArrayList<>(List.of("-genkeypair", "-alias", alias, "-dname", "CN=" + name));
        arguments.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", Long.toString(validDays)));
        arguments.addAll(extensions);
        run(arguments);
    }

    private void run(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(program().toString());
        command.addAll(QUICK_START);
        command.addAll(arguments);
        command.addAll(List.of("-keystore", keystore.toString(), "-storetype", "PKCS12", "-storepass:env", PASSWORD));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put(PASSWORD, password);
        try {
            finish(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("keytool could not be started", e);
        }
    }

    private static void finish(Process process) throws IOException {
        process.getOutputStream().close();
        try (InputStream out = process.getInputStream()) {
            String said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new EventHubsServerException("A certificate could not be made: keytool says '"
                        + said.strip().lines().reduce((first, last) -> last).orElse("nothing")
                        + "'. Give a certificate instead, or do without TLS");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EventHubsServerException("Making a certificate was interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Path program() {
        Path folder = Path.of(System.getProperty("java.home"), "bin");
        for (String name : List.of("keytool", "keytool.exe")) {
            if (Files.isExecutable(folder.resolve(name))) {
                return folder.resolve(name);
            }
        }
        throw new EventHubsServerException("A certificate could not be made: this Java has no keytool in " + folder
                + ". Give a certificate instead, or do without TLS");
    }

    @Override
    public String toString() {
        return "Keytool[" + keystore + "]";
    }
}
