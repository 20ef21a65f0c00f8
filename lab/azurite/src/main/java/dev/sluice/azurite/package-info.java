/** Runs Azurite, Microsoft's storage emulator, as a child process that never outlives its parent. */
@NullMarked
package dev.sluice.azurite;

import org.jspecify.annotations.NullMarked;
