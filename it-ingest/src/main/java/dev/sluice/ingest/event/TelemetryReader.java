package dev.sluice.ingest.event;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.contract.IotHubProperties;
import dev.sluice.contract.Provenance;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.EventReader;
import dev.sluice.ingest.Reading;
import dev.sluice.ingest.Reading.Origin;
import dev.sluice.ingest.TelemetryEvent;
import dev.sluice.service.event.ReceivedEvent;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads events of the bridge: where they come from is in their properties, what was measured in their JSON body, which
 * is parsed once. Pure and safe to share; never throws on what an event holds.
 */
public final class TelemetryReader implements EventReader {
    private static final String TYPE = "message-type";
    private static final String SITE = "site";
    private static final String FIRMWARE = "firmware";

    /** Length of the longest device id, characters: that of IoT Hub. */
    private static final int LONGEST_DEVICE = 128;

    private final MessageTypes types;
    private final Sites sites;
    private final Duration clockAhead;

    /**
     * A reader.
     *
     * @param types the types of messages there are
     * @param sites where devices stand whose messages don't say so
     * @param clockAhead how far the time of a body may be ahead of the OT hub's
     */
    public TelemetryReader(MessageTypes types, Sites sites, Duration clockAhead) {
        this.types = requireNonNull(types, "types");
        this.sites = requireNonNull(sites, "sites");
        this.clockAhead = requireNonNull(clockAhead, "clockAhead");
    }

    @Override
    public Reading read(ReceivedEvent received) {
        Properties properties = new Properties(received.properties());
        Optional<Origin> origin = Optional.empty();
        try {
            origin = Optional.of(Origins.of(properties));
            return properties.isTrue(Provenance.CANARY)
                    ? new Reading.Canary(received, origin)
                    : new Reading.Telemetry(received, telemetry(received, properties, origin.get()));
        } catch (RefusedException e) {
            return properties.isTrue(Provenance.CANARY)
                    ? new Reading.Canary(received, origin)
                    : new Reading.Refused(received, origin, e.reason());
        }
    }

    private TelemetryEvent telemetry(ReceivedEvent received, Properties properties, Origin origin)
            throws RefusedException {
        DeviceId device = device(properties, origin);
        ObjectNode body = Body.read(received.body());
        MessageType type = type(properties, body);
        type.check(body);
        return new TelemetryEvent(
                origin.identity(),
                origin.enqueued(),
                device,
                type.name(),
                site(properties, type, body, device),
                MeasuredTime.of(at(type.places().time(), body), origin.enqueued(), clockAhead),
                label(text(type.places().firmware().in(body)), properties.text(FIRMWARE)),
                received.body().length,
                Measurements.of(body, type.places().names()));
    }

    private static DeviceId device(Properties properties, Origin origin) throws RefusedException {
        @Nullable String id = properties.text(IotHubProperties.DEVICE_ID);
        if (id == null || id.length() > LONGEST_DEVICE || !Texts.wellFormed(id).equals(id)) {
            throw new RefusedException(
                    Refusals.NO_DEVICE,
                    "property '" + IotHubProperties.DEVICE_ID + "' is missing or no text of at most " + LONGEST_DEVICE
                            + " characters");
        }
        return new DeviceId(origin.identity().source().hub(), id);
    }

    private MessageType type(Properties properties, ObjectNode body) throws RefusedException {
        @Nullable String named = properties.text(TYPE);
        @Nullable String inBody = named == null ? text(MessageType.TYPE.in(body)) : named;
        @Nullable MessageType type = types.find(inBody == null ? MessageType.DEFAULT_NAME : inBody);
        if (type == null) {
            throw new RefusedException(
                    Refusals.UNKNOWN_TYPE,
                    "there is no schema of the type that its " + (named == null ? "body" : "property") + " names");
        }
        return type;
    }

    private String site(Properties properties, MessageType type, ObjectNode body, DeviceId device) {
        @Nullable String site = label(properties.text(SITE), text(at(type.places().site(), body)));
        return site == null ? sites.of(device) : site;
    }

    private static @Nullable String label(@Nullable String first, @Nullable String second) {
        @Nullable String label = first == null ? second : first;
        return label == null ? null : Texts.label(label);
    }

    private static JsonNode at(@Nullable MemberPath path, ObjectNode body) {
        return path == null ? MissingNode.getInstance() : path.in(body);
    }

    /** A text that says something; {@code null} for any other value. */
    private static @Nullable String text(JsonNode value) {
        return value.isTextual() && !value.asText().isEmpty() ? value.asText() : null;
    }
}
