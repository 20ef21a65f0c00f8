/** Compares what the sources sent with what the archive holds. */
@NullMarked
package dev.sluice.lab.audit;

import org.jspecify.annotations.NullMarked;
