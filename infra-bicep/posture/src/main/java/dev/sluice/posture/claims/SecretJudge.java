package dev.sluice.posture.claims;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.posture.board.Board;
import dev.sluice.posture.board.ClaimId;
import dev.sluice.posture.model.Expression;
import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Place;
import dev.sluice.posture.model.Plan;
import dev.sluice.posture.model.Tenant;
import java.util.regex.Pattern;

/** Judges that what is secret is written to a vault, and to nothing else in the plan or its outputs. */
final class SecretJudge {
    private static final ClaimId CLAIM = ClaimId.SECRETS;
    private static final String SECRET = "Microsoft.KeyVault/vaults/secrets";
    private static final Pattern LITERAL = Pattern.compile(
            "(?i)(AccountKey|SharedAccessKey|SharedAccessSignature|Password|Pwd|ClientSecret)=[^;\\s]|[?&]sig=[^&\\s]|^[A-Za-z0-9+/]{42,86}={1,2}$");
    /** What a resource says of itself that anybody may know. */
    private static final Pattern OPEN = Pattern.compile("(?i)\\[reference\\('[^']+'(,\\s*'[^']+')*\\)\\.([a-z]+\\.)*"
            + "(principalId|clientId|tenantId|defaultHostName|hostName|loginServer|vaultUri|defaultDomain|staticIp|customerId"
            + "|serviceBusEndpoint|id|name|path|blob|table|queue)]");

    private final World world;
    private final Board board;

    SecretJudge(World world, Board board) {
        this.world = world;
        this.board = board;
    }

    void judge() {
        for (Plan plan : world.plans()) {
            for (Part part : plan.parts()) {
                if (part.pointer().isEmpty()) {
                    judge(part);
                }
            }
            judgeOutputs(plan.tenant());
        }
    }

    private void judge(Part part) {
        Place vaulted = part.at("/properties/value");
        if (part.isA(SECRET) && !vaulted.isAbsent()) {
            judgeVaulted(vaulted);
        }
        for (Place leaf : Leaves.matching(part.here(), SecretJudge::isSecret)) {
            if (!(part.isA(SECRET) && leaf.pointer().equals(vaulted.pointer()))) {
                board.refute(CLAIM, leaf, "a secret is written here", "write it to the vault, and refer to it");
            }
        }
        part.each("/properties/configuration/secrets").stream()
                .map(secret -> secret.at("/value"))
                .filter(value -> !value.isAbsent())
                .forEach(value ->
                        board.refute(CLAIM, value, "a secret is written here", "refer to the vault by keyVaultUrl"));
    }

    private void judgeVaulted(Place leaf) {
        if (leaf.isExpression()) {
            board.rests(CLAIM, leaf);
        } else {
            board.refute(CLAIM, leaf, "the secret itself stands in the plan", "hand it in by a secure parameter");
        }
    }

    private static boolean isSecret(JsonNode value) {
        return Expression.of(value).map(Expression::yieldsSecret).orElse(false)
                || (value.isTextual()
                        && value.textValue().indexOf('=') >= 0
                        && LITERAL.matcher(value.textValue()).find());
    }

    private void judgeOutputs(Tenant tenant) {
        for (Place leaf : Leaves.of(world.whole(tenant).at("/outputs"))) {
            if (isSecret(leaf.value())) {
                board.refute(CLAIM, leaf, "an output gives a secret away", "remove the output");
                nameResource(world.plan(tenant), leaf);
            } else if (leaf.isExpression() && !OPEN.matcher(leaf.raw()).matches()) {
                board.doubt(
                        CLAIM,
                        leaf,
                        "an output is known only at run time: " + leaf.shown(),
                        "remove the output, or give out a plain value");
            }
        }
    }

    private void nameResource(Plan plan, Place leaf) {
        Expression.of(leaf.value()).stream()
                .flatMap(expression -> expression.literals().stream())
                .forEach(literal -> plan.parts().stream()
                        .filter(part ->
                                part.pointer().isEmpty() && dev.sluice.posture.model.Ids.covers(part.id(), literal))
                        .forEach(part ->
                                board.refute(CLAIM, part.here(), "an output gives its key away", "remove the output")));
    }
}
