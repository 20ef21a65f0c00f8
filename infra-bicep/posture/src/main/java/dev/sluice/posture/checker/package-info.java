/**
 * A second, small checker: given the plans, the ledger and a certificate, it verifies every fact, and that the facts are
 * enough. It shares no code with the judges, nor with how they read plans.
 */
@NullMarked
package dev.sluice.posture.checker;

import org.jspecify.annotations.NullMarked;
