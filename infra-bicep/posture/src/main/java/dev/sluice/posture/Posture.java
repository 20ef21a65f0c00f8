package dev.sluice.posture;

import dev.sluice.posture.claims.Judges;
import dev.sluice.posture.claims.World;
import dev.sluice.posture.model.Ledger;
import dev.sluice.posture.model.Snapshots;

/** Decides every claim on two plans and the ledger of approvals. Thread-safe; reads nothing but its arguments. */
public final class Posture {
    private Posture() {}

    /** The verdict on both tenants. Never throws on odd content: what can't be told is unknown. */
    public static Verdict check(Snapshots snapshots, Ledger ledger) {
        return Verdict.of(Judges.judge(World.of(snapshots, ledger)).claims());
    }
}
