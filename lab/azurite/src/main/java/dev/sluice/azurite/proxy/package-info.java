/** Stands before a storage service, for tests of what goes wrong on the way to it. */
@NullMarked
package dev.sluice.azurite.proxy;

import org.jspecify.annotations.NullMarked;
