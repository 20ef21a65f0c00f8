/** The ingest as a process of its own. Start reading at {@link dev.sluice.ingest.process.IngestProcess}. */
@NullMarked
package dev.sluice.ingest.process;

import org.jspecify.annotations.NullMarked;
