/** The core's surroundings on the Event Hubs SDK: the hub that is read, the hub that is written, who owns what. */
@NullMarked
package dev.sluice.bridge.eventhubs;

import org.jspecify.annotations.NullMarked;
