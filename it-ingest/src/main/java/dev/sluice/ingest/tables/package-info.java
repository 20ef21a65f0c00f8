/** The state in Azure Tables: devices with their alarms and outbox, progress of source partitions, an index of sites. */
@NullMarked
package dev.sluice.ingest.tables;

import org.jspecify.annotations.NullMarked;
