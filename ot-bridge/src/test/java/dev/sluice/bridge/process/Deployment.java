package dev.sluice.bridge.process;

import dev.sluice.functionshost.child.ChildProcess;
import dev.sluice.functionshost.child.Instance;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** A way to run a bridge. */
enum Deployment {
    /** A process of its own. */
    PROCESS("bridge-checkpoints") {
        @Override
        ChildProcess launch(Map<String, String> settings, Path folder) {
            return ChildProcess.start(Main.class, settings, folder);
        }

        @Override
        String command(Map<String, String> settings, Path folder, String... arguments) {
            return new Commands(settings, folder).run(arguments);
        }
    },
    /** The Function app in the stand-in for its host. */
    FUNCTION("azure-webjobs-eventhub") {
        @Override
        ChildProcess launch(Map<String, String> settings, Path folder) {
            return FunctionApp.launch(FunctionApp.PACKAGE, FunctionApp.settings(settings), folder);
        }

        @Override
        String command(Map<String, String> settings, Path folder, String... arguments) {
            String[] all = Stream.concat(Stream.of(arguments), Stream.of("--function", "--silent-for", "1s"))
                    .toArray(String[]::new);
            return new Commands(FunctionApp.settings(settings), folder).run(all);
        }
    };

    private final String container;

    Deployment(String container) {
        this.container = container;
    }

    /** Container of its checkpoints, and of the kill switch. */
    String container() {
        return container;
    }

    /** What a command for a bridge prints that was stopped; the settings are those of the process. */
    abstract String command(Map<String, String> settings, Path folder, String... arguments);

    /** Starts one, with the settings of the process. */
    abstract ChildProcess launch(Map<String, String> settings, Path folder);

    /** Starts one; it is ready, or has ended, when this returns. */
    Instance start(Map<String, String> settings, Path folder) {
        return new Instance(launch(settings, folder));
    }
}
