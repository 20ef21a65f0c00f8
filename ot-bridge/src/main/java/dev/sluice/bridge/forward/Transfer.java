package dev.sluice.bridge.forward;

import dev.sluice.contract.IotHubProperties;
import dev.sluice.contract.SourcePartition;
import dev.sluice.service.event.ReceivedEvent;

/** An event on its way: as it came, and where from. */
record Transfer(ReceivedEvent received, SourcePartition source) {
    long sequence() {
        return received.position().sequence();
    }

    /** The device that sent it, as IoT Hub knows it; empty when no device did. */
    String device() {
        Object device = received.systemProperties().get(IotHubProperties.DEVICE_ID);
        return device == null ? "" : device.toString();
    }
}
