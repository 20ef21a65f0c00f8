package dev.sluice.posture.model;

/**
 * The plans of both tenants.
 *
 * @param ot of the tenant that owns the devices
 * @param it of the tenant that owns the analytics
 */
public record Snapshots(Snapshot ot, Snapshot it) {
    /** The plan of a tenant. */
    public Snapshot of(Tenant tenant) {
        return tenant == Tenant.OT ? ot : it;
    }
}
