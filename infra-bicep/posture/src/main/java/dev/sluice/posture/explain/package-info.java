/** Pictures in text of what a claim rests on. */
@NullMarked
package dev.sluice.posture.explain;

import org.jspecify.annotations.NullMarked;
