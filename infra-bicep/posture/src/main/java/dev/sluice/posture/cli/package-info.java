/** The command line. */
@NullMarked
package dev.sluice.posture.cli;

import org.jspecify.annotations.NullMarked;
