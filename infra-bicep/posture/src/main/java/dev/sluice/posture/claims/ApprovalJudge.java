package dev.sluice.posture.claims;

import dev.sluice.posture.board.Board;
import dev.sluice.posture.board.ClaimId;
import dev.sluice.posture.model.Ids;
import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Place;
import dev.sluice.posture.network.Connection;
import java.util.List;

/** Judges that the endpoint which crosses the border asked, and that IT approved exactly it. */
final class ApprovalJudge {
    private static final String STATUS = "/properties/privateLinkServiceConnectionState/status";
    private static final String ENDPOINT = "/properties/privateEndpoint/id";
    private static final int MAXIMUM_MESSAGE = 140;

    private final World world;
    private final Board board;

    ApprovalJudge(World world, Board board) {
        this.world = world;
        this.board = board;
    }

    void judge(Reach reach, Connection connection) {
        if (!connection.manual()) {
            board.refute(
                    reach.claim(),
                    connection.place(),
                    "would be approved by nobody: the other tenant has to",
                    "declare it under manualPrivateLinkServiceConnections");
        }
        judgeMessage(reach.claim(), connection);
        List<Part> entries = world.ledger().connections().stream()
                .filter(entry -> entry.at(ENDPOINT).is(connection.endpoint().id()))
                .toList();
        if (entries.isEmpty()) {
            String message = "the ledger has no connection of this endpoint";
            String fix = "have IT approve it, and record the connection";
            board.refute(reach.claim(), connection.endpoint().here(), message, fix);
            board.refute(reach.claim(), reach.target().here(), message, fix);
        }
        entries.forEach(entry -> judge(reach, connection, entry));
    }

    /** Without a message IT can't tell the request from an impostor's. */
    private void judgeMessage(ClaimId claim, Connection connection) {
        Place message = connection.place().at("/properties/requestMessage");
        if (message.raw().isBlank() || message.raw().length() > MAXIMUM_MESSAGE) {
            board.object(
                    claim,
                    message,
                    "the request carries no message of 1 to 140 characters",
                    "send the nonce that IT gave");
        } else {
            board.rests(claim, message);
        }
    }

    private void judge(Reach reach, Connection connection, Part entry) {
        Place status = entry.at(STATUS);
        if (status.is("Approved")) {
            board.rests(reach.claim(), status);
        } else {
            board.refute(
                    reach.claim(),
                    status,
                    "the connection is " + status.shown() + ", not approved",
                    "have IT approve it");
            board.refute(
                    reach.claim(),
                    connection.endpoint().here(),
                    "its connection is " + status.shown() + ", not approved",
                    "have IT approve it");
        }
        if (!Ids.covers(reach.target().id(), entry.id())) {
            board.refute(reach.claim(), entry.at("/id"), "is a connection to another resource", "record the right one");
        }
        entry.each("/properties/groupIds").stream()
                .filter(group -> !group.is(reach.group()))
                .forEach(group ->
                        board.refute(reach.claim(), group, "is a connection to another part", "record the right one"));
    }
}
