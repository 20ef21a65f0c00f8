package dev.sluice.ingest.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.ingest.AlarmTransition;
import dev.sluice.ingest.view.Alarms.StoredAlarm;

/** Alarms as the API writes them. What is not known is left out. */
final class AlarmJson {
    private AlarmJson() {}

    static ObjectNode of(StoredAlarm alarm) {
        AlarmTransition raised = alarm.raised();
        AlarmTransition cleared = alarm.cleared();
        ObjectNode json = DeviceJson.object().put("id", raised.alarmId());
        json.put("device", raised.device().text()).put("rule", raised.rule()).put("severity", raised.severity());
        if (raised.measurement() != null) {
            json.put("measurement", raised.measurement());
        }
        json.put("open", cleared == null);
        json.set("start", DeviceJson.position(raised.start()));
        json.set("raised", transition(raised));
        if (cleared != null) {
            json.set("cleared", transition(cleared));
        }
        return json;
    }

    /** The value is a text whatever was measured. */
    private static ObjectNode transition(AlarmTransition transition) {
        ObjectNode json = DeviceJson.object().put("at", transition.at().toString());
        return transition.value() == null ? json : json.put("value", transition.value());
    }
}
