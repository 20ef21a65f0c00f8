/** For tests: time that only they move. */
@NullMarked
package dev.sluice.functionshost.clock;

import org.jspecify.annotations.NullMarked;
