package dev.sluice.eventhubs.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.qpid.protonj2.engine.Engine;
import org.apache.qpid.protonj2.engine.EngineFactory;
import org.apache.qpid.protonj2.engine.EngineHandler;
import org.apache.qpid.protonj2.engine.EngineHandlerContext;
import org.junit.jupiter.api.Test;

class EngineEndingTest {
    @Test
    void keepsAnEndingEngineFromGoingRoundInItsLastStage() {
        AtomicInteger deepest = new AtomicInteger();
        Engine engine = EngineFactory.PROTON.createEngine();
        engine.pipeline().addLast("depth", new Depth(deepest)).addFirst("state-changes", new EngineEnding());
        engine.start();

        engine.shutdown();

        assertThat(deepest).hasValue(0);
    }

    private record Depth(AtomicInteger reached) implements EngineHandler {
        @Override
        public void handleEngineStateChanged(EngineHandlerContext context) {
            reached.incrementAndGet();
            context.fireEngineStateChanged();
        }
    }
}
