package dev.sluice.lab.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How a child process is started.
 *
 * @param name its name in reports and of its log
 * @param command program and arguments; no secret is among them
 * @param environment variables on top of the launcher's; may hold secrets, so never shown
 * @param log file that both its outputs are appended to
 * @param directory its working directory
 */
public record ChildSpec(String name, List<String> command, Map<String, String> environment, Path log, Path directory) {
    public ChildSpec {
        Objects.requireNonNull(name, "name");
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    @Override
    public String toString() {
        return "ChildSpec[" + name + "]";
    }
}
