package dev.sluice.eventhubs.cli;

import dev.sluice.eventhubs.EventHubsConfig;
import dev.sluice.eventhubs.EventHubsServer;
import dev.sluice.eventhubs.Flush;
import dev.sluice.eventhubs.HubConfig;
import dev.sluice.eventhubs.config.ConfigFile;
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
            description = "TCP port, 0 for any free one (default: ${DEFAULT-VALUE})")
    private int port;

    @Option(
            names = "--hub",
            paramLabel = "NAME:PARTITIONS[:GROUP,…]",
            converter = HubSpec.class,
            description = "an event hub and its consumer groups besides $$Default; may be given several times")
    private List<HubConfig> hubs = new ArrayList<>();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "event hubs, keys, roles and limits from a YAML or JSON file, or the config.json of Microsoft's emulator")
    private @Nullable Path configFile;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "folder that keeps the events; without it they are gone at exit")
    private @Nullable Path data;

    @Option(
            names = "--flush",
            paramLabel = "os|fsync",
            defaultValue = "os",
            description =
                    "when a send is acknowledged: os, once the operating system has it; fsync, once the disk has it")
    private Flush flush = Flush.OS;

    @Option(
            names = "--admin-port",
            paramLabel = "P",
            description = "TCP port of the HTTP admin API on the loopback address, 0 for any free one; off without it")
    private @Nullable Integer adminPort;

    @Option(
            names = "--max-message-size",
            paramLabel = "SIZE",
            converter = ByteSize.class,
            description = "largest event or batch, up to 20MiB: bytes, or a number with KiB or MiB (default: 1MiB)")
    private @Nullable Integer maxMessageSize;

    @Mixin
    private TlsOptions tls = new TlsOptions();

    @Mixin
    private AccessOptions access = new AccessOptions();

    @Option(names = "--json", description = "print the ready line as JSON")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (hubs.isEmpty() && configFile == null && adminPort == null) {
            throw new IllegalArgumentException(
                    "no event hub: give --hub NAME:PARTITIONS, --config FILE, or --admin-port P to make them later");
        }
        DataChoice folder = DataChoice.of(data);
        new Stopping(folder).start(() -> open(folder), this::print);
        new CountDownLatch(1).await();
        return 0;
    }

    private ReadyLine open(DataChoice folder) {
        EventHubsConfig config = config(folder.path());
        return ReadyLine.of(EventHubsServer.open(config), config);
    }

    private void print(ReadyLine ready) {
        spec.commandLine().getOut().println(json ? ready.json() : ready.text());
    }

    private EventHubsConfig config(Path folder) {
        EventHubsConfig config =
                tls.on(EventHubsConfig.in(folder).withPort(port).withFlush(flush));
        config = access.on(
                configFile == null ? config : ConfigFile.read(configFile).on(config));
        if (maxMessageSize != null) {
            config = config.withLimits(config.limits().withMaxMessageBytes(maxMessageSize));
        }
        for (HubConfig hub : hubs) {
            config = config.withHub(hub);
        }
        return adminPort == null ? config : config.withAdminPort(adminPort);
    }
}
