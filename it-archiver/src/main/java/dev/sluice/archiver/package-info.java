/** Archives an event hub to Parquet on Blob storage, exactly once. */
@NullMarked
package dev.sluice.archiver;

import org.jspecify.annotations.NullMarked;
