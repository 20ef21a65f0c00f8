/** A small collector of OpenTelemetry, for tests: what services tell it can be asked for. */
@NullMarked
package dev.sluice.functionshost.collector;

import org.jspecify.annotations.NullMarked;
