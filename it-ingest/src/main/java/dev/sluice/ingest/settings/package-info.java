/** The settings of the ingest, for both of its adapters. Start reading at {@link dev.sluice.ingest.settings.IngestConfig}. */
@NullMarked
package dev.sluice.ingest.settings;

import org.jspecify.annotations.NullMarked;
