/** Evaluates definitions of Azure Policy, in Microsoft's own format, on the plans. */
@NullMarked
package dev.sluice.posture.policy;

import org.jspecify.annotations.NullMarked;
