package dev.sluice.bridge.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a process takes, as Linux and {@code jcmd} say.
 *
 * @param heapKiB used heap right after a full collection
 * @param residentKiB resident memory
 * @param threads threads
 * @param hubConnections established TCP connections to the hubs
 * @param storageConnections the others
 */
record Vitals(long heapKiB, long residentKiB, long threads, long hubConnections, long storageConnections) {
    private static final Pattern USED = Pattern.compile("total \\d+K, used (\\d+)K");
    private static final String ESTABLISHED = "01";
    private static final int REMOTE_ADDRESS = 2;
    private static final int HEXADECIMAL = 16;
    private static final int STATE = 3;
    private static final int INODE = 9;

    /** Those of a process whose hubs listen on these ports. */
    static Vitals of(long pid, Set<Integer> hubPorts) {
        jcmd(pid, "GC.run");
        long heap = usedHeap(jcmd(pid, "GC.heap_info"));
        List<Integer> ports = connectedPorts(pid);
        long toHubs = ports.stream().filter(hubPorts::contains).count();
        return new Vitals(heap, status(pid, "VmRSS"), status(pid, "Threads"), toHubs, ports.size() - toHubs);
    }

    private static long usedHeap(String heapInfo) {
        Matcher used = USED.matcher(heapInfo);
        return used.results().mapToLong(part -> Long.parseLong(part.group(1))).sum();
    }

    private static String jcmd(long pid, String question) {
        String tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process process = new ProcessBuilder(tool, Long.toString(pid), question)
                    .redirectErrorStream(true)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException("jcmd " + pid + " " + question + ": " + answer);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException("jcmd could not be run", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long status(long pid, String name) {
        return lines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith(name + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    /** The other ends' ports of its established connections. */
    private static List<Integer> connectedPorts(long pid) {
        Map<String, Integer> established = Stream.of("tcp", "tcp6")
                .flatMap(table -> lines(Path.of("/proc/" + pid + "/net/" + table)).stream())
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields[STATE].equals(ESTABLISHED))
                .collect(Collectors.toMap(fields -> "socket:[" + fields[INODE] + "]", Vitals::remotePort, (a, b) -> a));
        return openFiles(pid).map(established::get).filter(Objects::nonNull).toList();
    }

    private static int remotePort(String[] fields) {
        return Integer.parseInt(fields[REMOTE_ADDRESS].replaceFirst(".*:", ""), HEXADECIMAL);
    }

    private static Stream<String> openFiles(long pid) {
        try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return files.map(Vitals::opened).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String opened(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return ""; // closed meanwhile
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
