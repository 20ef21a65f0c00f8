/** Which processes make up the two tenants and how they are wired. */
@NullMarked
package dev.sluice.lab.tenants;

import org.jspecify.annotations.NullMarked;
