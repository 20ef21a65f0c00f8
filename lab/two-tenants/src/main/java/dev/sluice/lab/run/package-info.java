/** One run from start to verdict. */
@NullMarked
package dev.sluice.lab.run;

import org.jspecify.annotations.NullMarked;
