/** Which events a bridge has forwarded before. */
@NullMarked
package dev.sluice.archiver.dedup;

import org.jspecify.annotations.NullMarked;
