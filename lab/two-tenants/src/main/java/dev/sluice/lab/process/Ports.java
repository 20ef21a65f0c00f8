package dev.sluice.lab.process;

import dev.sluice.lab.LabException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/**
 * Free ports on 127.0.0.1, below the range from which systems give out ports of their own: a process that is started
 * again finds its port free, for no connection of another can have taken it in between.
 */
public final class Ports {
    private static final int FIRST = 20_000;
    private static final int LAST = 32_000;
    private static final int TRIES = 1000;

    private final Random random = new Random();
    private final Set<Integer> taken = new HashSet<>();

    /** A port that nobody listens on now and that this object has not given out before. */
    public int next() {
        for (int i = 0; i < TRIES; i++) {
            int port = FIRST + random.nextInt(LAST - FIRST);
            if (!taken.contains(port) && isFree(port)) {
                taken.add(port);
                return port;
            }
        }
        throw new LabException("found no free port on 127.0.0.1 between " + FIRST + " and " + LAST);
    }

    /** Whether somebody listens on a port of 127.0.0.1. */
    public static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
