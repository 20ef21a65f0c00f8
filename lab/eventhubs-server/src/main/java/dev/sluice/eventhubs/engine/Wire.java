package dev.sluice.eventhubs.engine;

import java.util.concurrent.ScheduledExecutorService;
import org.apache.qpid.protonj2.buffer.ProtonBuffer;

/** What carries the bytes of one connection. Its methods are called on its thread, except {@link #thread()}. */
public interface Wire {
    /** Takes bytes to send. They go out soon, together with others. */
    void write(ProtonBuffer bytes);

    /** Whether the other side keeps up: while it does not, nothing but answers should be written. */
    boolean isWritable();

    /** The only thread that a connection's state is touched on. */
    ScheduledExecutorService thread();

    /** Ends the connection once what was written is sent. */
    void close();
}
