/** Where judges write down what they find, claim by claim. */
@NullMarked
package dev.sluice.posture.board;

import org.jspecify.annotations.NullMarked;
