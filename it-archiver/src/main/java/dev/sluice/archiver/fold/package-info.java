/** Gathers the events of one partition into files: buffer, cuts, gaps, commits. */
@NullMarked
package dev.sluice.archiver.fold;

import org.jspecify.annotations.NullMarked;
