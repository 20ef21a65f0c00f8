/** OpenTelemetry: where it is set up, and the trace context that an event brings. */
@NullMarked
package dev.sluice.service.telemetry;

import org.jspecify.annotations.NullMarked;
