package dev.sluice.lab.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;

/**
 * One measurement of one device.
 *
 * @param device id of the device, as IoT Hub would take it
 * @param timestamp when it was measured
 * @param value a JSON number, kept as written
 */
public record Reading(String device, Instant timestamp, String value) {
    /** The body that the device sends: UTF-8 JSON. */
    public byte[] body() {
        return ("{\"timestamp\":\"" + timestamp + "\",\"value\":" + value + "}").getBytes(UTF_8);
    }
}
