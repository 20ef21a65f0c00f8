package dev.sluice.archiver.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.archiver.Events;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventDetailsTest {
    @Test
    void readsTheProvenanceThatABridgeAdds() {
        EventDetails details = EventDetails.of(Events.bridged(1, "4", 99));

        assertThat(details.identity())
                .hasToString(
                        "EventIdentity[source=SourcePartition[hub=ot, incarnation=1764000000000, partition=4], sequence=99]");
        assertThat(details.sourceEnqueued()).isEqualTo(Events.START);
        assertThat(details.properties()).isEmpty();
    }

    @Test
    void leavesAPropertyOfTheWrongTypeWhereItIs() {
        EventDetails details = of(Map.of(), Map.of("sluice-source-sequence", "99", "sluice-canary", "yes"));

        assertThat(details.sourceSequence()).isNull();
        assertThat(details.canary()).isNull();
        assertThat(details.identity()).isNull();
        assertThat(details.properties())
                .containsEntry("sluice-source-sequence", "99")
                .containsEntry("sluice-canary", "yes");
    }

    @Test
    void believesABrokersAnnotationsOverASendersProperties() {
        EventDetails details = of(
                Map.of("iothub-connection-device-id", "real", "x-opt-sequence-number", 1L),
                Map.of("iothub-connection-device-id", "forged", "iothub-connection-module-id", "forged"));

        assertThat(details.deviceId()).isEqualTo("real");
        assertThat(details.moduleId()).isNull();
        assertThat(details.properties())
                .containsOnly(
                        Map.entry("iothub-connection-device-id", "forged"),
                        Map.entry("iothub-connection-module-id", "forged"));
    }

    @Test
    void keepsBothOfAnAnnotationAndAPropertyOfOneName() {
        EventDetails details = of(
                Map.of("iothub-connection-device-id", "real", "iothub-message-source", "Telemetry"),
                Map.of("iothub-message-source", "forged"));

        assertThat(details.properties())
                .containsOnly(
                        Map.entry("iothub-message-source", "Telemetry"),
                        Map.entry("sender-iothub-message-source", "forged"));
    }

    @Test
    void keepsValuesOfAnyTypeAsText() {
        EventDetails details = of(Map.of(), Map.of("n", 5, "d", 0.5, "b", new byte[] {1, 2}, "t", "\ud800"));

        assertThat(details.properties())
                .containsOnly(
                        Map.entry("n", "5"), Map.entry("d", "0.5"), Map.entry("b", "AQI="), Map.entry("t", "\uFFFD"));
    }

    private static EventDetails of(Map<String, Object> annotations, Map<String, Object> properties) {
        return EventDetails.of(
                new HubEvent(1, "1", Events.START, null, Map.of(), annotations, properties, new byte[0]));
    }
}
