package dev.sluice.posture.mutate;

import dev.sluice.posture.model.Tenant;
import java.util.function.Supplier;

/**
 * The plans and the ledger with one change.
 *
 * @param operator what kind of change
 * @param tenant whose plan was changed, or whose ledger it is
 * @param resource id of the resource that was changed, added or removed
 * @param pointer where in it
 * @param removed whether the resource is gone: then what it belonged to has to be named
 * @param apply makes the change
 */
record Mutant(
        String operator, Tenant tenant, String resource, String pointer, boolean removed, Supplier<Plans> apply) {}
