package dev.sluice.posture.figure;

import dev.sluice.posture.model.Ids;
import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Something that runs and connects: a Function app, a container app, a Stream Analytics job, an IoT Hub that routes.
 *
 * @param part where it is declared
 * @param kind what it is
 * @param subnet where its subnet is named; a missing place where it has none
 * @param settings what it is told: application settings, environment variables, inputs and outputs
 */
public record Actor(Part part, Kind kind, Place subnet, List<Setting> settings) {
    /** What runs. */
    public enum Kind {
        /** Runs in a subnet. */
        FUNCTION_APP,
        /** Runs in the subnet of its environment. */
        CONTAINER_APP,
        /** Runs outside of the network and connects as a trusted service. */
        STREAM_JOB,
        /** Runs outside of the network and connects as a trusted service. */
        IOT_HUB;

        /** Whether it connects as a trusted service rather than from a subnet. */
        public boolean isTrustedService() {
            return this == STREAM_JOB || this == IOT_HUB;
        }
    }

    /**
     * Something an actor is told.
     *
     * @param name of the setting
     * @param value where its value is
     */
    public record Setting(String name, Place value) {
        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,255}");
        private static final Pattern WORDS = Pattern.compile(
                "(fullyqualifiednamespace|namespace|connection(string)?|consumergroup|group|hub|hubname|name)+$");

        /**
         * What it is about: its name without the words for a namespace, a hub and a group. So {@code
         * SourceHub__fullyQualifiedNamespace}, {@code SourceHubName} and {@code SourceConsumerGroup} are about one thing.
         */
        public String subject() {
            return WORDS.matcher(key()).replaceFirst("");
        }

        /** Whether it names the consumer group that a hub is read by. */
        public boolean isGroup() {
            return key().endsWith("consumergroup");
        }

        /** Whether it names a hub, rather than a connection to one. */
        public boolean isHub() {
            boolean name = value.isExpression() || NAME.matcher(value.raw()).matches();
            return name && (key().endsWith("hub") || key().endsWith("hubname"));
        }

        /** Its name as teams may all write it: without case and separators. */
        private String key() {
            return name.toLowerCase(Locale.ROOT).replaceAll("[_.:-]", "");
        }
    }

    public Actor {
        settings = List.copyOf(settings);
    }

    /** Whether this identity is one of the actor's: its own, or a user-assigned one that is attached. */
    public boolean isNamedBy(String holder) {
        return identities().stream().anyMatch(identity -> Ids.same(identity, holder));
    }

    /** Ids of the resources whose identity the actor may use. */
    public List<String> identities() {
        List<String> holders = new ArrayList<>();
        String type = part.at("/identity/type").raw().toLowerCase(Locale.ROOT);
        if (type.contains("systemassigned")) {
            holders.add(part.id());
        }
        if (type.contains("userassigned")) {
            part.at("/identity/userAssignedIdentities").fields().forEach(field -> holders.add(field.name()));
        }
        return holders;
    }

    /** What else it is told about what the setting at a place is about; nothing where no setting is there. */
    public List<Setting> toldWith(Place place) {
        return settings.stream()
                .filter(setting -> setting.value().equals(place))
                .flatMap(setting -> told(setting.subject()))
                .distinct()
                .toList();
    }

    private Stream<Setting> told(String subject) {
        return settings.stream().filter(setting -> setting.subject().equals(subject));
    }

    /** Whether some setting's literal value is this text. */
    public boolean isTold(String text) {
        return settings.stream().anyMatch(setting -> setting.value().is(text));
    }

    /** Whether the part is this actor. */
    public boolean is(Part other) {
        return Ids.same(part.id(), other.id());
    }
}
