/** Alarms as events of a hub. */
@NullMarked
package dev.sluice.ingest.alarms.hub;

import org.jspecify.annotations.NullMarked;
