/** What the plans say is in use: who runs, and what each of them connects to. */
@NullMarked
package dev.sluice.posture.figure;

import org.jspecify.annotations.NullMarked;
