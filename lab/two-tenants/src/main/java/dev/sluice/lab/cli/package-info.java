/** The command line. */
@NullMarked
package dev.sluice.lab.cli;

import org.jspecify.annotations.NullMarked;
