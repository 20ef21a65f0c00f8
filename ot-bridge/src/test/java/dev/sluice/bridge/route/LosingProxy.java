package dev.sluice.bridge.route;

import dev.sluice.azurite.proxy.ProxiedRequest;
import dev.sluice.azurite.proxy.StorageProxy;
import dev.sluice.azurite.proxy.StorageProxy.Service;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before a storage and, when told, hands a request on but keeps the answer to itself. */
final class LosingProxy implements AutoCloseable {
    private final AtomicInteger toLose = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final StorageProxy proxy;

    LosingProxy(String connection) {
        proxy = StorageProxy.open(connection, Service.BLOB, this::handOn);
    }

    /** The same connection string, through this. */
    String connection() {
        return proxy.connection();
    }

    void loseAnswersToPuts(int count) {
        toLose.set(count);
    }

    int lost() {
        return lost.get();
    }

    private void handOn(ProxiedRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = request.send();
        if (request.method().equals("PUT") && toLose.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            lost.incrementAndGet();
        } else {
            request.answer(answer);
        }
    }

    @Override
    public void close() {
        proxy.close();
    }
}
