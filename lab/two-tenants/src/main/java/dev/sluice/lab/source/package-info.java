/** Where telemetry comes from: this machine's sensors, recorded files, or a generator. */
@NullMarked
package dev.sluice.lab.source;

import org.jspecify.annotations.NullMarked;
