/** How hubs and storage accounts are reached, as whom, and the tokens for that. No secret is ever shown. */
@NullMarked
package dev.sluice.contract.access;

import org.jspecify.annotations.NullMarked;
