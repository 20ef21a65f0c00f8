/** What the compiler makes of the Bicep files, and whether it still is what is committed. */
@NullMarked
package dev.sluice.posture.compile;

import org.jspecify.annotations.NullMarked;
