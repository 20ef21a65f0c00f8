/** Puts a bridge together from its settings, for both adapters. */
@NullMarked
package dev.sluice.bridge.assembly;

import org.jspecify.annotations.NullMarked;
