/** What the bridge is compared with: a process that forwards with the SDK and does nothing else. */
@NullMarked
package dev.sluice.bench.floor;

import org.jspecify.annotations.NullMarked;
