/** Secrets that the process reads from Key Vault. */
@NullMarked
package dev.sluice.bridge.secrets;

import org.jspecify.annotations.NullMarked;
