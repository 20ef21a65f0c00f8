package dev.sluice.functionshost.host;

import java.net.URL;
import java.net.URLClassLoader;

/**
 * Sees the jars of the package and the JDK, nothing of the host but the interfaces that both share, as in the worker.
 */
final class AppClassLoader extends URLClassLoader {
    private static final String SHARED = "com.microsoft.azure.functions.";

    static {
        registerAsParallelCapable();
    }

    AppClassLoader(URL[] jars) {
        super(jars, new SharedOnly());
    }

    private static final class SharedOnly extends ClassLoader {
        SharedOnly() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith(SHARED)) {
                return AppClassLoader.class.getClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }
}
