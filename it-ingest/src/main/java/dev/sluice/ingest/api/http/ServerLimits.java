package dev.sluice.ingest.api.http;

import java.util.Map;

/**
 * What clients may cost the JDK's HTTP server. It knows such limits only as properties of the whole process, and reads
 * them when the first server of the process is made: whoever makes another one before applies them before that.
 */
public final class ServerLimits {
    private static final Map<String, String> LIMITS = Map.of(
            "sun.net.httpserver.maxReqTime", "5", // seconds
            "sun.net.httpserver.maxRspTime", "30", // seconds
            "sun.net.httpserver.idleInterval", "30", // seconds
            "sun.net.httpserver.maxReqHeaders", "100",
            "sun.net.httpserver.maxReqHeaderSize", "262144", // bytes
            "jdk.httpserver.maxConnections", "512",
            "sun.net.httpserver.nodelay", "true");

    private ServerLimits() {}

    /** Sets those that the process was not started with. */
    public static void apply() {
        LIMITS.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
    }
}
