/** For tests: what a Bicep template makes, read from the prediction of Bicep's own {@code snapshot} command. */
@NullMarked
package dev.sluice.functionshost.template;

import org.jspecify.annotations.NullMarked;
