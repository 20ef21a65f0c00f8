/** What is really deployed, read into the form of a plan: the commands that fetch it, and the reader of their output. */
@NullMarked
package dev.sluice.posture.export;

import org.jspecify.annotations.NullMarked;
