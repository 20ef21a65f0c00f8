/** An event as a hub delivered it, whichever client read it. */
@NullMarked
package dev.sluice.service.event;

import org.jspecify.annotations.NullMarked;
