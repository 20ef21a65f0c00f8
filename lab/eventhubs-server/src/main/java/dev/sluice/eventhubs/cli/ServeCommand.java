package dev.sluice.eventhubs.cli;

import dev.sluice.eventhubs.EventHubsConfig;
import dev.sluice.eventhubs.EventHubsServer;
import dev.sluice.eventhubs.HubConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line of the server. */
@Command(
        name = "eventhubs",
        description = "Serves Event Hubs clients on this machine.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ServeCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set before the command is called
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "P",
            defaultValue = "5672",
            description = "TCP port on the loopback address, 0 for any free one (default: ${DEFAULT-VALUE})")
    private int port;

    @Option(
            names = "--hub",
            paramLabel = "NAME:PARTITIONS[:GROUP,…]",
            converter = HubSpec.class,
            required = true,
            description = "an event hub and its consumer groups besides $$Default; may be given several times")
    private List<HubConfig> hubs = new ArrayList<>();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "folder that keeps the events; without it they are gone at exit")
    private @Nullable Path data;

    @Option(
            names = "--flush",
            paramLabel = "os",
            defaultValue = "os",
            description = "when a send is acknowledged: os, once the operating system has it")
    private Flush flush = Flush.OS;

    @Mixin
    private TlsOptions tls = new TlsOptions();

    @Option(names = "--json", description = "print the ready line as JSON")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (flush != Flush.OS) {
            throw new IllegalArgumentException("--flush fsync is not there yet: leave it out");
        }
        DataChoice folder = DataChoice.of(data);
        EventHubsConfig config = new EventHubsConfig(folder.path(), port, hubs, tls.config(folder.path()));
        EventHubsServer server = open(config, folder);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder), "stop"));
        ReadyLine ready = ReadyLine.of(server, config);
        spec.commandLine().getOut().println(json ? ready.json() : ready.text());
        new CountDownLatch(1).await();
        return 0;
    }

    private static EventHubsServer open(EventHubsConfig config, DataChoice folder) {
        try {
            return EventHubsServer.open(config);
        } catch (RuntimeException e) {
            folder.discard();
            throw e;
        }
    }

    private static void stop(EventHubsServer server, DataChoice folder) {
        server.close();
        folder.discard();
        // Without this a process that was asked to end would report the signal, not that all went well.
        Runtime.getRuntime().halt(0);
    }
}
