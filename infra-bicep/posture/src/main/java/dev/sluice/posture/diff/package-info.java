/** What a change of the plans does to the claims. */
@NullMarked
package dev.sluice.posture.diff;

import org.jspecify.annotations.NullMarked;
