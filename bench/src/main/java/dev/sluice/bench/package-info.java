/** Measures of the project against what people would use instead. */
@NullMarked
package dev.sluice.bench;

import org.jspecify.annotations.NullMarked;
