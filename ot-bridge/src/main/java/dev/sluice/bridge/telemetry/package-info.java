/** Metrics and traces over OpenTelemetry. Start reading at {@link dev.sluice.bridge.telemetry.Telemetry}. */
@NullMarked
package dev.sluice.bridge.telemetry;

import org.jspecify.annotations.NullMarked;
