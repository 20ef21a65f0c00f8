/** A small token issuer that behaves like a tenant's, for tests. */
@NullMarked
package dev.sluice.functionshost.issuer;

import org.jspecify.annotations.NullMarked;
