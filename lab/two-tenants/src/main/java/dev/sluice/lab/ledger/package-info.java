/** What the sources sent: written before and after every attempt, read by the audit. */
@NullMarked
package dev.sluice.lab.ledger;

import org.jspecify.annotations.NullMarked;
