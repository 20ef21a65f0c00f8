package dev.sluice.ingest.deployment;

import dev.sluice.ingest.AlarmTransition;
import dev.sluice.ingest.AlarmTransition.Kind;
import dev.sluice.ingest.DeviceId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the devices' state must be, by a fold over the set of events, whatever became of them on their way. */
final class Expected {
    /** The rule that {@link #alarms} is about, as a file. */
    static final String RULES = "{\"rules\":[{\"id\":\"hot\",\"measurement\":\"temperature\",\"above\":80,"
            + "\"clearBelow\":30,\"severity\":\"critical\"}]}";

    private static final double ABOVE = 80;
    private static final double CLEAR_BELOW = 30;

    private Expected() {}

    /** What is known of each device, as text: whichever member differs shows. */
    static SortedMap<String, String> states(Collection<Sent> events) {
        Map<DeviceId, Fold> folds = new HashMap<>();
        inOrder(events)
                .forEach(sent -> folds.computeIfAbsent(sent.device(), device -> new Fold())
                        .add(sent));
        SortedMap<String, String> texts = new TreeMap<>();
        folds.forEach((device, fold) -> texts.put(device.text(), fold.text()));
        return texts;
    }

    /** Ids of the transitions that there must be. */
    static Set<String> alarms(Collection<Sent> events) {
        Set<String> ids = new TreeSet<>();
        Map<DeviceId, Sent> open = new HashMap<>();
        inOrder(events).forEach(sent -> {
            Sent start = open.get(sent.device());
            if (start == null && sent.temperature() > ABOVE) {
                open.put(sent.device(), sent);
                ids.add(transition(Kind.RAISED, sent, sent).id());
            } else if (start != null && sent.temperature() < CLEAR_BELOW) {
                open.remove(sent.device());
                ids.add(transition(Kind.CLEARED, start, sent).id());
            }
        });
        return ids;
    }

    private static AlarmTransition transition(Kind kind, Sent start, Sent at) {
        return new AlarmTransition(
                kind, start.device(), "hot", start.identity(), at.enqueued(), "critical", "temperature", "");
    }

    /** Of a device all events come from one partition. */
    private static List<Sent> inOrder(Collection<Sent> events) {
        return events.stream()
                .distinct()
                .filter(sent -> !sent.isBad())
                .sorted(Comparator.comparing(Sent::partition).thenComparing(Sent::sequence))
                .toList();
    }

    private static final class Fold {
        private final SortedMap<String, String> measurements = new TreeMap<>();
        private long events;
        private long bytes;
        private @Nullable Sent last;

        void add(Sent sent) {
            events++;
            bytes += sent.body().length;
            last = sent;
            measurements.put("temperature", sent.temperature() + "@" + sent.sequence());
            measurements.put("part.n" + sent.sequence() % 3, sent.sequence() + "@" + sent.sequence());
        }

        String text() {
            Sent head = Objects.requireNonNull(last);
            return Stored.text(events, bytes, head.sequence(), head.enqueued(), head.site(), measurements);
        }
    }
}
