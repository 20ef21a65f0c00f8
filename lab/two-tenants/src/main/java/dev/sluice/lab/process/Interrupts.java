package dev.sluice.lab.process;

import java.lang.reflect.Proxy;

/** Ctrl-C in the launcher's terminal. */
public final class Interrupts {
    private Interrupts() {}

    /** Runs the action on SIGINT and on SIGTERM instead of ending this process. */
    public static void handle(Runnable action) {
        handle("INT", action);
        handle("TERM", action);
    }

    /** By reflection: a direct use of the class is a compiler warning that cannot be switched off. */
    private static void handle(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object running = Proxy.newProxyInstance(
                    Interrupts.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            action.run();
                        }
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), running);
        } catch (ReflectiveOperationException e) {
            // Without the signal the default stays: the process ends, and its children with it.
        }
    }
}
