package dev.sluice.archiver.chain;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once when a service stops answering and once when it answers again. Safe for use by several threads. */
public final class Outage {
    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

    private final String service;
    private final AtomicBoolean silent = new AtomicBoolean();

    public Outage(String service) {
        this.service = requireNonNull(service, "service");
    }

    /** Makes a call and takes note of whether it was answered. */
    public <T> T watch(Supplier<T> call) {
        try {
            T answer = call.get();
            if (silent.compareAndSet(true, false)) {
                LOG.atInfo().addKeyValue("service", service).log("the service answers again: archiving goes on");
            }
            return answer;
        } catch (UnansweredException e) {
            if (silent.compareAndSet(false, true)) {
                LOG.atWarn()
                        .addKeyValue("service", service)
                        .addKeyValue("problem", e.getMessage())
                        .log("the service does not answer: nothing is lost, trying again until it does");
            }
            throw e;
        }
    }
}
