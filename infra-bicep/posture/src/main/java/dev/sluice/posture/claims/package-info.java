/** The claims, and the judges that decide them. */
@NullMarked
package dev.sluice.posture.claims;

import org.jspecify.annotations.NullMarked;
