package dev.sluice.posture;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * A sentence a security officer would sign, and what became of it.
 *
 * @param id short and stable
 * @param statement the sentence
 * @param status whether it holds
 * @param witness the places in the plans it rests on
 * @param findings what is against it; empty when proven
 */
@JsonPropertyOrder({"id", "statement", "status", "witness", "findings"})
public record Claim(String id, String statement, Status status, List<Witness> witness, List<Finding> findings) {
    public Claim {
        witness = List.copyOf(witness);
        findings = List.copyOf(findings);
    }
}
