package dev.sluice.lab.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.contract.EventIdentity;
import dev.sluice.contract.IotHubProperties;
import dev.sluice.contract.Provenance;
import dev.sluice.contract.SourcePartition;
import dev.sluice.ingest.Reading;
import dev.sluice.ingestoracle.IngestEvidence.SetAside;
import dev.sluice.service.event.Position;
import dev.sluice.service.event.ReceivedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What a partition of the IT hub may hold: two source partitions, gaps that close late, repeats, and bad events. */
final class RandomStream {
    private static final long INCARNATION = 7;
    private static final long FIRST = 1_767_225_600_000L;
    private static final String[] TEXTS = {
        "",
        "plain",
        "q\\\" \\\\ 1 -2",
        "\\u00e9\\ud83d\\ude00",
        "x".repeat(200),
        "\u00e9".repeat(90),
        "\\ud83d",
        "\\u0000"
    };
    private static final String[] NUMBERS = {
        "0",
        "7",
        "-3",
        "1.50",
        "2e3",
        "-0.10E-2",
        "12345678901234567890123",
        "0." + "3".repeat(60),
        "1e300",
        "-0",
        "1e400"
    };

    private final Random random;
    private final long[] next = {100, 0};
    private final long[] clock = {FIRST, FIRST};
    private final List<ReceivedEvent> later = new ArrayList<>();

    RandomStream(long seed) {
        this.random = new Random(seed);
    }

    List<ReceivedEvent> deliveries(int count) {
        List<ReceivedEvent> stream = new ArrayList<>();
        while (stream.size() < count) {
            int chance = random.nextInt(100);
            if (chance < 6 && !stream.isEmpty()) {
                stream.add(at(stream.get(random.nextInt(stream.size())), stream.size()));
            } else if (chance < 12 && !later.isEmpty()) {
                stream.add(at(later.remove(random.nextInt(later.size())), stream.size()));
            } else if (chance < 18) {
                later.add(event(0));
            } else {
                stream.add(event(stream.size()));
            }
        }
        return stream;
    }

    static SetAside setAside(Reading reading, String reason) {
        EventIdentity own = new EventIdentity(
                new SourcePartition("telemetry", 0, "0"),
                reading.received().position().sequence());
        return new SetAside(reading.origin().map(Reading.Origin::identity).orElse(own), reason);
    }

    private static ReceivedEvent at(ReceivedEvent event, int sequence) {
        return received(sequence, event.body(), event.properties());
    }

    private ReceivedEvent event(int sequence) {
        int partition = random.nextInt(2);
        clock[partition] += random.nextInt(10) == 0 ? random.nextInt(200_000) - 50_000 : random.nextInt(3000);
        Map<String, Object> properties = new HashMap<>();
        properties.put(Provenance.SOURCE_INCARNATION, INCARNATION);
        properties.put(Provenance.SOURCE_PARTITION, Integer.toString(partition));
        properties.put(Provenance.SOURCE_SEQUENCE, next[partition]++);
        properties.put(Provenance.SOURCE_ENQUEUED, clock[partition]);
        if (random.nextInt(40) > 0) {
            properties.put(Provenance.SOURCE_HUB, "ot");
        }
        if (random.nextInt(40) > 0) {
            properties.put(IotHubProperties.DEVICE_ID, "d" + partition + random.nextInt(4));
        }
        if (random.nextInt(40) == 0) {
            properties.put(Provenance.CANARY, true);
        }
        if (random.nextInt(5) == 0) {
            properties.put("site", "hall " + random.nextInt(3));
            properties.put("firmware", "p" + random.nextInt(3));
        }
        if (random.nextInt(10) == 0) {
            properties.put("message-type", random.nextInt(4) == 0 ? "pump" : "default");
        }
        return received(sequence, body().getBytes(UTF_8), properties);
    }

    private static ReceivedEvent received(int sequence, byte[] body, Map<String, Object> properties) {
        return new ReceivedEvent(
                new Position(sequence, Integer.toString(sequence)),
                Instant.ofEpochMilli(FIRST + sequence),
                null,
                body,
                Collections.unmodifiableMap(properties),
                Map.of(),
                Map.of());
    }

    private String body() {
        int chance = random.nextInt(60);
        return chance == 0 ? "[1]" : chance == 1 ? "{\"a\":" : chance == 2 ? "" : object(0);
    }

    private String object(int depth) {
        List<String> members = new ArrayList<>();
        if (depth == 0) {
            members.add("\"level\": " + random.nextInt(100));
        }
        for (int i = random.nextInt(6); i >= 0; i--) {
            members.add(" \"" + name(depth) + "\" :" + value(depth));
        }
        return "{" + String.join(",", members) + "}";
    }

    private String name(int depth) {
        int chance = random.nextInt(60);
        return switch (chance) {
            case 0 -> "type";
            case 1, 2 -> "firmware";
            case 3 -> "n".repeat(97);
            case 4 -> "a.b";
            case 5 -> "";
            default ->
                depth == 0
                        ? "m" + random.nextInt(400)
                        : "abc".substring(random.nextInt(3)).substring(0, 1);
        };
    }

    private String value(int depth) {
        return switch (random.nextInt(depth > 2 ? 6 : 9)) {
            case 0, 1, 2 -> NUMBERS[random.nextInt(NUMBERS.length)];
            case 3 -> "\"" + TEXTS[random.nextInt(TEXTS.length)] + "\"";
            case 4 -> random.nextBoolean() ? "true" : "false";
            case 5 -> "null";
            case 6 -> "[" + value(depth + 1) + "," + value(depth + 1) + "]";
            default -> object(depth + 1);
        };
    }
}
