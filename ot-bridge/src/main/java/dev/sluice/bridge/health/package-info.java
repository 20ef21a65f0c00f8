/** What a bridge says about itself to whoever watches it. */
@NullMarked
package dev.sluice.bridge.health;

import org.jspecify.annotations.NullMarked;
