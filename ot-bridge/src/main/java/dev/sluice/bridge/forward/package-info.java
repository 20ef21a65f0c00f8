/**
 * The forwarding of one source partition. Start reading at {@link dev.sluice.bridge.forward.PartitionForwarder}.
 */
@NullMarked
package dev.sluice.bridge.forward;

import org.jspecify.annotations.NullMarked;
