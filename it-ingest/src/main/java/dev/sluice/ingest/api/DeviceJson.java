package dev.sluice.ingest.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.contract.EventIdentity;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.DeviceState;
import dev.sluice.ingest.Measurement;
import dev.sluice.ingest.view.DeviceSummary;

/** Devices as the API writes them. What is not known is left out. */
final class DeviceJson {
    private DeviceJson() {}

    static ObjectNode summary(DeviceSummary device) {
        ObjectNode json = named(device.device());
        json.put("type", device.type()).put("site", device.site());
        if (device.firmware() != null) {
            json.put("firmware", device.firmware());
        }
        return json.put("lastSeen", device.lastSeen().toString()).put("events", device.events());
    }

    static ObjectNode summary(DeviceState state) {
        return summary(new DeviceSummary(
                state.device(), state.type(), state.site(), state.firmware(), state.lastSeen(), state.events()));
    }

    static ObjectNode state(DeviceState state) {
        ObjectNode json = summary(state);
        json.put("bytes", state.bytes())
                .put("lastMeasured", state.lastMeasured().toString());
        json.set("position", position(state.head()));
        ObjectNode measurements = json.putObject("measurements");
        state.measurements().forEach((name, measurement) -> measurements.set(name, measurement(measurement)));
        state.overflow().forEach(json.putArray("overflow")::add);
        return json;
    }

    static ObjectNode named(DeviceId device) {
        return object().put("id", device.text()).put("hub", device.hub()).put("device", device.id());
    }

    static ObjectNode position(EventIdentity event) {
        return object().put("hub", event.source().hub())
                .put("incarnation", event.source().incarnation())
                .put("partition", event.source().partition())
                .put("sequence", event.sequence());
    }

    private static ObjectNode measurement(Measurement measurement) {
        ObjectNode json = object();
        json.set("value", ValueJson.of(measurement.value()));
        return json.put("time", measurement.time().toString())
                .put("incarnation", measurement.incarnation())
                .put("sequence", measurement.sequence());
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
