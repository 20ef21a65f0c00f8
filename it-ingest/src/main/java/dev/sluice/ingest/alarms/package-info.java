/** When alarms begin and end, and how they reach those who must act. */
@NullMarked
package dev.sluice.ingest.alarms;

import org.jspecify.annotations.NullMarked;
