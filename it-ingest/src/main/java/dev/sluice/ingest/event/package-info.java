/** What an event of the hub is: its provenance, its type and schema, and what was measured. Pure. */
@NullMarked
package dev.sluice.ingest.event;

import org.jspecify.annotations.NullMarked;
