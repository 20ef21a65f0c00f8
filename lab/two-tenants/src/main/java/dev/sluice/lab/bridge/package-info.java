/** What the bridge tells of itself. */
@NullMarked
package dev.sluice.lab.bridge;

import org.jspecify.annotations.NullMarked;
