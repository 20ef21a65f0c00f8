/** Tokens: whether they are genuine, and what they allow. */
@NullMarked
package dev.sluice.eventhubs.security;

import org.jspecify.annotations.NullMarked;
