/** Faults that a test asks the server for: what is to happen, to whom and how often. */
@NullMarked
package dev.sluice.eventhubs.faults;

import org.jspecify.annotations.NullMarked;
