/** Reads the event hub with the Event Hubs SDK, from the position that the archive gives. */
@NullMarked
package dev.sluice.archiver.hub;

import org.jspecify.annotations.NullMarked;
