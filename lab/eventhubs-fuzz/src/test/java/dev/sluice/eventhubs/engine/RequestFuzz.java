package dev.sluice.eventhubs.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Requests that clients send to the nodes of a connection. */
class RequestFuzz {
    @FuzzTest
    void readsARequest(byte[] input) {
        Request request;
        try {
            request = Request.decode(input);
        } catch (RuntimeException declared) {
            return;
        }
        assertThat(request.toString()).hasSizeLessThan(2 * input.length + 100);
        int reply = Reply.accepted().encode(request.messageId()).getReadableBytes();
        assertThat(reply).isLessThan(input.length + 300);
    }
}
