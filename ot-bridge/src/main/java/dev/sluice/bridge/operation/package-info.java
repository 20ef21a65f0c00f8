/** What a person has done to a bridge beside its running: going back, replaying. Each operation ends by itself. */
@NullMarked
package dev.sluice.bridge.operation;

import org.jspecify.annotations.NullMarked;
