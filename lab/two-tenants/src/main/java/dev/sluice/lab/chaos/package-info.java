/** Ends processes on purpose while events are in flight. */
@NullMarked
package dev.sluice.lab.chaos;

import org.jspecify.annotations.NullMarked;
