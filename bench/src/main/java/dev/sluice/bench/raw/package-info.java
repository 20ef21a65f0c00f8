/** A client without an SDK. */
@NullMarked
package dev.sluice.bench.raw;

import org.jspecify.annotations.NullMarked;
