/** Puts an ingest together from its settings, for both adapters. Start reading at {@link dev.sluice.ingest.assembly.IngestParts}. */
@NullMarked
package dev.sluice.ingest.assembly;

import org.jspecify.annotations.NullMarked;
