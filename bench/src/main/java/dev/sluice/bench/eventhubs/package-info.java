/** What is measured of the local server. */
@NullMarked
package dev.sluice.bench.eventhubs;

import org.jspecify.annotations.NullMarked;
