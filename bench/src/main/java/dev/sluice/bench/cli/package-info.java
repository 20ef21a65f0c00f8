/** The command line. */
@NullMarked
package dev.sluice.bench.cli;

import org.jspecify.annotations.NullMarked;
