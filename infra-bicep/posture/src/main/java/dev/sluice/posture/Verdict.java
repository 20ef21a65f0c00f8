package dev.sluice.posture;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * What was decided of both tenants.
 *
 * @param verdict the worst status of the claims; unknown without any
 * @param claims every claim, in a fixed order
 */
@JsonPropertyOrder({"verdict", "claims"})
public record Verdict(Status verdict, List<Claim> claims) {
    public Verdict {
        claims = List.copyOf(claims);
    }

    /** The verdict over these claims. */
    public static Verdict of(List<Claim> claims) {
        return new Verdict(
                claims.stream().map(Claim::status).reduce(Status::and).orElse(Status.UNKNOWN), claims);
    }
}
