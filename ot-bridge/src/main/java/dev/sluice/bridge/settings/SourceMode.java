package dev.sluice.bridge.settings;

import dev.sluice.contract.settings.Choice;

/** What kind of hub is read, and by that how the bridge proves who it is to it. */
public enum SourceMode implements Choice {
    /** IoT Hub's built-in endpoint, which takes a shared access key and nothing else; or an Event Hub with a key. */
    BUILTIN("builtin"),
    /** An Event Hub of the OT tenant that IoT Hub routes to; read with the managed identity, without any secret. */
    ROUTED("routed");

    private final String text;

    SourceMode(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
