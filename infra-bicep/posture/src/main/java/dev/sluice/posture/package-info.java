/** Proves from the plans of both tenants that data has the one path it is meant to have, and no other. */
@NullMarked
package dev.sluice.posture;

import org.jspecify.annotations.NullMarked;
