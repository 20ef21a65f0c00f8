/** The core: what a batch of events does to the stored state. Knows no cloud and no host. */
@NullMarked
package dev.sluice.ingest.apply;

import org.jspecify.annotations.NullMarked;
