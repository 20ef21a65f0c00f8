package dev.sluice.posture.claims;

import dev.sluice.posture.board.Board;
import dev.sluice.posture.model.Plan;
import dev.sluice.posture.network.Connection;
import dev.sluice.posture.schema.SchemaJudge;
import java.util.Set;

/** All judges, in an order that only those need who ask which endpoints paths have taken. */
public final class Judges {
    private Judges() {}

    /** Lets every judge look at the world. */
    public static Board judge(World world) {
        Board board = new Board();
        Sender sender = new Sender(world);
        for (Plan plan : world.plans()) {
            new SchemaJudge(plan, board).judge();
        }
        PathJudge paths = new PathJudge(world, board);
        paths.judge();
        Set<Connection> taken = paths.taken();
        new EntryJudge(world, board, taken).judge();
        new EndpointJudge(world, board, taken).judge();
        new ImageJudge(world, board).judge();
        new HostJudge(world, board).judge();
        new PublishingJudge(world, board).judge();
        new PlatformJudge(world, board, sender).judge();
        new PublicAccessJudge(world, board).judge();
        new RoleJudge(world, board, sender).judge();
        new IdentityJudge(world, board, sender).judge();
        new SenderJudge(world, board, sender).judge();
        new KeyJudge(world, board, sender).judge();
        new TrustedJudge(world, board).judge();
        new WaysOutJudge(world, board, sender).judge();
        new EgressJudge(world, board).judge();
        new OneWayJudge(world, board).judge();
        new NameJudge(world, board).judge();
        new SecretJudge(world, board).judge();
        new ControlJudge(world, board, sender).judge();
        new FigureJudge(world, board).judge();
        new ReaderJudge(world, board).judge();
        new PublishJudge(world, board).judge();
        new TokenJudge(world, board).judge();
        new SettingJudge(world, board).judge();
        return board;
    }
}
