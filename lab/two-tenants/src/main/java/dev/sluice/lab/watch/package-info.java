/** How far every stage of the path has come. */
@NullMarked
package dev.sluice.lab.watch;

import org.jspecify.annotations.NullMarked;
