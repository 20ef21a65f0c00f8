/** Events that could not be applied: kept with the reason, looked after, and taken in again. */
@NullMarked
package dev.sluice.ingest.quarantine;

import org.jspecify.annotations.NullMarked;
