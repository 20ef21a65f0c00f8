/** One event as a hub hands it over, and what its properties say about where it comes from. */
@NullMarked
package dev.sluice.archiver.event;

import org.jspecify.annotations.NullMarked;
