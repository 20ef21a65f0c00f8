package dev.sluice.posture.model;

import dev.sluice.posture.PostureException;

/**
 * The plans of both tenants.
 *
 * @param ot of the tenant that owns the devices
 * @param it of the tenant that owns the analytics
 */
public record Snapshots(Snapshot ot, Snapshot it) {
    /**
     * The plans of two different tenants.
     *
     * @throws PostureException when both say that they are of the same tenant, or hold the same resources
     */
    public static Snapshots of(Snapshot ot, Snapshot it) {
        boolean sameTenant = ot.tenantId().isPresent() && ot.tenantId().equals(it.tenantId());
        boolean sameResources = !ot.resources().isEmpty()
                && !it.resources().isEmpty()
                && Ids.same(ot.resources().get(0).id(), it.resources().get(0).id());
        if (sameTenant || sameResources) {
            throw new PostureException("both snapshots are of one tenant"
                    + ot.tenantId().map(id -> " (" + id + ")").orElse("") + ": give --ot the one, --it the other");
        }
        return new Snapshots(ot, it);
    }

    /** The plan of a tenant. */
    public Snapshot of(Tenant tenant) {
        return tenant == Tenant.OT ? ot : it;
    }
}
