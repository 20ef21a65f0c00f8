/** Sends readings as devices do, one attempt at a time. */
@NullMarked
package dev.sluice.lab.sender;

import org.jspecify.annotations.NullMarked;
