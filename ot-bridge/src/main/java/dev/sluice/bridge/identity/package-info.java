/** Tokens of Microsoft Entra: where they come from and how long they are kept. */
@NullMarked
package dev.sluice.bridge.identity;

import org.jspecify.annotations.NullMarked;
