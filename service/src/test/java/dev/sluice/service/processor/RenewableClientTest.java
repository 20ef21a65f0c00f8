package dev.sluice.service.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RenewableClientTest {
    private final AtomicInteger opened = new AtomicInteger();
    private final BlockingQueue<Integer> closed = new ArrayBlockingQueue<>(9);
    private final RenewableClient<Integer> client = new RenewableClient<>(opened::incrementAndGet, closed::add);

    @Test
    void makesAClientAnewAfterThreeFailuresInARow() throws InterruptedException {
        fail(3);

        assertThat(client.<Integer>ask(used -> used)).isEqualTo(2);
        assertThat(closed.poll(60, TimeUnit.SECONDS)).isEqualTo(1);
    }

    @Test
    void keepsAClientThatWorksNowAndThen() {
        fail(2);
        assertThat(client.<Integer>ask(used -> used)).isEqualTo(1);
        fail(2);

        assertThat(client.<Integer>ask(used -> used)).isEqualTo(1);
    }

    private void fail(int times) {
        for (int time = 0; time < times; time++) {
            assertThatThrownBy(() -> client.ask(used -> {
                        throw new IllegalStateException("down");
                    }))
                    .hasMessage("down");
        }
    }
}
