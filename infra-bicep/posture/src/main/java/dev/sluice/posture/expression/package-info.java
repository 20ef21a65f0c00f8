/** The expression language of ARM templates and policy rules: {@code [concat('a', parameters('b').c[0])]}. */
@NullMarked
package dev.sluice.posture.expression;

import org.jspecify.annotations.NullMarked;
