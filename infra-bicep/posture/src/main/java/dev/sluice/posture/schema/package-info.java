/** What every property of every known type means: a table a claim, kept as text. */
@NullMarked
package dev.sluice.posture.schema;

import org.jspecify.annotations.NullMarked;
