/** How an event that can't go on its way is kept: one JSON blob an event, with everything that came with it. */
@NullMarked
package dev.sluice.contract.quarantine;

import org.jspecify.annotations.NullMarked;
