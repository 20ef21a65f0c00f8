/** Measures ingest: what it asks of storage, what it costs to decide, and when its state can be seen. */
@NullMarked
package dev.sluice.bench.ingest;

import org.jspecify.annotations.NullMarked;
