/** Figures: what was measured, and what is made of it. */
@NullMarked
package dev.sluice.bench.measure;

import org.jspecify.annotations.NullMarked;
