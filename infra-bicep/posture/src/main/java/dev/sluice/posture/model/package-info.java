/** What the two tenants' plans and the ledger of approvals say: resources, ids, values that are known or not. */
@NullMarked
package dev.sluice.posture.model;

import org.jspecify.annotations.NullMarked;
