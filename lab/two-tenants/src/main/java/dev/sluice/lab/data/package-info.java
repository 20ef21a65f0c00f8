/** The folder that holds everything of a run. */
@NullMarked
package dev.sluice.lab.data;

import org.jspecify.annotations.NullMarked;
