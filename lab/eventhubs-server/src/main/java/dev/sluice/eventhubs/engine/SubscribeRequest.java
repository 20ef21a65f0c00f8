package dev.sluice.eventhubs.engine;

import dev.sluice.eventhubs.store.StartPosition;
import java.util.Arrays;
import java.util.Map;
import org.apache.qpid.protonj2.engine.Sender;
import org.apache.qpid.protonj2.types.Symbol;
import org.apache.qpid.protonj2.types.messaging.Source;
import org.jspecify.annotations.Nullable;

/**
 * How a client wants to read, as its attach says.
 *
 * @param name the reader's name
 * @param epoch its owner level, null without one
 * @param metrics whether each event is to come with what is known of the partition's last one
 * @param start where to start
 */
record SubscribeRequest(String name, @Nullable Long epoch, boolean metrics, StartPosition start) {
    private static final Symbol EPOCH = Symbol.valueOf("com.microsoft:epoch");
    private static final Symbol RECEIVER_NAME = Symbol.valueOf("com.microsoft:receiver-name");
    private static final Symbol METRICS = Symbol.valueOf("com.microsoft:enable-receiver-runtime-metric");

    static SubscribeRequest of(Sender link) {
        Map<Symbol, Object> properties = link.getRemoteProperties();
        Source source = link.getRemoteSource();
        return new SubscribeRequest(
                name(link, properties),
                epoch(properties),
                wantsMetrics(link),
                SelectorFilter.start(source.getFilter()));
    }

    private static String name(Sender link, @Nullable Map<Symbol, Object> properties) {
        Object name = properties == null ? null : properties.get(RECEIVER_NAME);
        return name == null ? link.getName() : String.valueOf(name);
    }

    private static @Nullable Long epoch(@Nullable Map<Symbol, Object> properties) {
        return properties != null && properties.get(EPOCH) instanceof Number epoch ? (Long) epoch.longValue() : null;
    }

    private static boolean wantsMetrics(Sender link) {
        Symbol[] desired = link.getRemoteDesiredCapabilities();
        return desired != null && Arrays.asList(desired).contains(METRICS);
    }
}
