/** The server as a process of its own. */
@NullMarked
package dev.sluice.eventhubs.cli;

import org.jspecify.annotations.NullMarked;
