/** The core's surroundings on Blob Storage: quarantine, pinned number of partitions, containers. */
@NullMarked
package dev.sluice.bridge.storage;

import org.jspecify.annotations.NullMarked;
