/** Files that say which event hubs a server has. */
@NullMarked
package dev.sluice.eventhubs.config;

import org.jspecify.annotations.NullMarked;
