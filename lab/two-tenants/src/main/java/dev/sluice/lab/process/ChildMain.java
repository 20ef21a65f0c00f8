package dev.sluice.lab.process;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs another class's {@code main} as a child of the launcher: the terminal's signals are ignored, for they are for
 * the launcher, and the process ends when standard input does, which is a pipe that the launcher holds: however the
 * launcher dies, the pipe ends with it.
 *
 * <p>Needs no other class of the lab, so that the child's class path is its own.
 */
public final class ChildMain {
    private ChildMain() {}

    /**
     * Runs the main class.
     *
     * @param arguments name of the class, then its arguments
     */
    public static void main(String[] arguments) throws Throwable {
        ignore("INT");
        ignore("HUP");
        InputStream launcher = System.in;
        Thread watch = new Thread(() -> endWith(launcher), "launcher-watch");
        watch.setDaemon(true);
        watch.start();
        String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
        try {
            Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object) rest);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static void endWith(InputStream launcher) {
        try {
            while (launcher.read() >= 0) {
                // The launcher writes nothing; only the end matters.
            }
        } catch (IOException e) {
            // A broken pipe is an end, too.
        }
        Runtime.getRuntime().halt(1);
    }

    /** By reflection: a direct use of the class is a compiler warning that cannot be switched off. */
    private static void ignore(String name) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object ignoring = handler.getField("SIG_IGN").get(null);
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), ignoring);
        } catch (ReflectiveOperationException e) {
            // A platform without that signal has nothing to ignore.
        }
    }
}
