/** Tries the proof: weakens the plans and the ledger at every place, one change at a time, and sees whether it is noticed. */
@NullMarked
package dev.sluice.posture.mutate;

import org.jspecify.annotations.NullMarked;
