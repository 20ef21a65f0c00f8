package dev.sluice.azurite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A running Azurite with its blob service, and its table service if wanted, on 127.0.0.1. Safe to use from several threads.
 *
 * <p>It is stopped with SIGTERM, never with SIGKILL: Azurite acknowledges a write before it is on disk, so a kill loses
 * acknowledged blobs.
 */
public final class Azurite implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final long STOP_LIMIT_SECONDS = 20;

    private final Path data;
    private final int blobPort;
    private final OptionalInt tablePort;
    private final List<Account> accounts;
    private final AzuriteInstallation installation;
    private Process process;

    private Azurite(AzuriteInstallation installation, Path data, OptionalInt tablePort, String... accountNames) {
        this.data = data;
        this.blobPort = freePort();
        this.tablePort = tablePort;
        this.accounts = Stream.of(accountNames).map(Account::withRandomKey).toList();
        this.installation = installation;
        this.process = launch();
    }

    /**
     * Starts Azurite on a free port and waits until it accepts connections.
     *
     * @param data folder of its data; made when it is not there
     * @param accountNames names of its accounts
     */
    public static Azurite start(Path data, String... accountNames) {
        return start(AzuriteInstallation.find(Path.of("")), data, accountNames);
    }

    /** Starts the Azurite of a given installation, otherwise as {@link #start(Path, String...)} does. */
    public static Azurite start(AzuriteInstallation installation, Path data, String... accountNames) {
        return new Azurite(installation, data, OptionalInt.empty(), accountNames);
    }

    /** Starts Azurite with its table service, otherwise as {@link #start(Path, String...)} does. */
    public static Azurite startWithTables(Path data, String... accountNames) {
        return startWithTables(AzuriteInstallation.find(Path.of("")), data, accountNames);
    }

    /** Starts the Azurite of a given installation, otherwise as {@link #startWithTables(Path, String...)} does. */
    public static Azurite startWithTables(AzuriteInstallation installation, Path data, String... accountNames) {
        return new Azurite(installation, data, OptionalInt.of(freePort()), accountNames);
    }

    /** The connection string of an account. It holds the account's key. */
    public String connectionString(String accountName) {
        Account named = accounts.stream()
                .filter(account -> account.name().equals(accountName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no account " + accountName));
        return tablePort.isPresent()
                ? named.connectionString(blobPort, tablePort.getAsInt())
                : named.connectionString(blobPort);
    }

    /** Stops Azurite in an orderly way and waits for its end; nothing acknowledged is lost. */
    public synchronized void stop() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Starts it again after {@link #stop()}, on the same port, data and keys. */
    public synchronized void restart() {
        process = launch();
    }

    /** The process, for tests that freeze it. */
    public synchronized long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        stop();
    }

    private Process launch() {
        ProcessBuilder builder = new ProcessBuilder(
                tablePort.isPresent()
                        ? installation.blobAndTableCommand(data, blobPort, tablePort.getAsInt())
                        : installation.blobCommand(data, blobPort));
        builder.environment().putAll(AzuriteInstallation.environment(accounts));
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            Process started = builder.start();
            awaitListening(started);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("Azurite could not be started in " + data, e);
        }
    }

    private void awaitListening(Process started) {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!listens(blobPort) || (tablePort.isPresent() && !listens(tablePort.getAsInt()))) {
            if (!started.isAlive() || System.nanoTime() > deadline) {
                started.destroyForcibly();
                throw new IllegalStateException("Azurite did not listen on port " + blobPort + " in " + data);
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on 127.0.0.1", e);
        }
    }
}
