/** Turns the event stream into the devices' current state, safe to replay. */
@NullMarked
package dev.sluice.ingest;

import org.jspecify.annotations.NullMarked;
