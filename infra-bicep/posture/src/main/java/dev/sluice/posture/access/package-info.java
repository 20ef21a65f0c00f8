/** Who may do what: identities, roles, keys, and the chain that crosses the border. */
@NullMarked
package dev.sluice.posture.access;

import org.jspecify.annotations.NullMarked;
