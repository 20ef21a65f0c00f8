/** What an ingest tells of itself: its counts, and the traces that events bring. */
@NullMarked
package dev.sluice.ingest.telemetry;

import org.jspecify.annotations.NullMarked;
