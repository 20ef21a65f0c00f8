/** The bridge as a process of its own. Start reading at {@link dev.sluice.bridge.process.Main}. */
@NullMarked
package dev.sluice.bridge.process;

import org.jspecify.annotations.NullMarked;
