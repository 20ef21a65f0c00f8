/** The archiver as a process: settings, start, end. */
@NullMarked
package dev.sluice.archiver.process;

import org.jspecify.annotations.NullMarked;
