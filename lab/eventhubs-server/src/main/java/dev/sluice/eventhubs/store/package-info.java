/** The data folder: a segmented log a partition, written and read through file channels. */
@NullMarked
package dev.sluice.eventhubs.store;

import org.jspecify.annotations.NullMarked;
