package dev.sluice.functionshost.host;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An app as it is deployed: {@code host.json}, a jar, {@code lib}, and a folder with a {@code function.json} a function.
 */
final class AppPackage implements AutoCloseable {
    private final HostJson host;
    private final List<FunctionDefinition> functions;
    private final AppClassLoader classes;

    private AppPackage(HostJson host, List<FunctionDefinition> functions, AppClassLoader classes) {
        this.host = host;
        this.functions = functions;
        this.classes = classes;
    }

    static AppPackage open(Path folder) throws IOException {
        List<FunctionDefinition> functions = new ArrayList<>();
        for (Path function : children(folder)) {
            if (Files.exists(function.resolve("function.json"))) {
                functions.add(FunctionDefinition.read(function));
            }
        }
        if (functions.isEmpty()) {
            throw new IllegalArgumentException(folder + " holds no function: build the app's package first");
        }
        return new AppPackage(
                HostJson.read(folder.resolve("host.json")), functions, new AppClassLoader(jars(folder, functions)));
    }

    HostJson host() {
        return host;
    }

    List<FunctionDefinition> functions() {
        return functions;
    }

    /** The method that a function enters through. */
    FunctionMethod method(FunctionDefinition function) {
        return FunctionMethod.find(classes, function);
    }

    private static URL[] jars(Path folder, List<FunctionDefinition> functions) throws IOException {
        List<Path> jars = new ArrayList<>();
        functions.stream().map(FunctionDefinition::scriptFile).distinct().forEach(jars::add);
        jars.addAll(children(folder.resolve("lib")));
        URL[] urls = new URL[jars.size()];
        for (int index = 0; index < urls.length; index++) {
            urls[index] = url(jars.get(index));
        }
        return urls;
    }

    private static URL url(Path jar) throws MalformedURLException {
        if (!Files.exists(jar)) {
            throw new IllegalArgumentException(jar + " is missing: function.json names it");
        }
        return jar.toUri().toURL();
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        }
    }

    @Override
    public void close() throws IOException {
        classes.close();
    }
}
