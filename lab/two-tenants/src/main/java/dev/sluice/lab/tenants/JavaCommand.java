package dev.sluice.lab.tenants;

import dev.sluice.lab.process.ChildMain;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command line of a Java child process, tuned for a fast start and a small footprint. */
final class JavaCommand {
    private static final int FIRST_WITH_NATIVE_ACCESS_WARNING = 24;

    private JavaCommand() {}

    /**
     * A command that runs a main class tied to the launcher.
     *
     * @param labJar the jar that holds {@link ChildMain}; last on the class path
     * @param jars jars of the child
     */
    static List<String> of(Path labJar, List<Path> jars, String mainClass, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options());
        command.add("-cp");
        command.add(Stream.concat(jars.stream(), Stream.of(labJar))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator)));
        command.add(ChildMain.class.getName());
        command.add(mainClass);
        command.addAll(List.of(arguments));
        return command;
    }

    private static List<String> options() {
        List<String> options = new ArrayList<>(
                List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx512m", "-Xss512k"));
        if (Runtime.version().feature() >= FIRST_WITH_NATIVE_ACCESS_WARNING) {
            options.add("--enable-native-access=ALL-UNNAMED");
            options.add("--sun-misc-unsafe-memory-access=allow");
        }
        return options;
    }
}
