package dev.sluice.bridge.process;

import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.EventHubTrigger;
import dev.sluice.bridge.functions.BridgeFunction;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** The app with a function in between that catches what the bridge throws. */
public final class SwallowingApp {
    /** What the host calls. */
    public void run(
            @EventHubTrigger(name = "events", eventHubName = "hub", connection = "SourceHub") List<byte[]> bodies,
            @BindingName("PartitionContext") String partition,
            @BindingName("PropertiesArray") String properties,
            @BindingName("SystemPropertiesArray") String systemProperties) {
        try {
            new BridgeFunction().run(bodies, partition, properties, systemProperties);
        } catch (RuntimeException e) {
            System.err.println("swallowed");
        }
    }

    static Path create(Path folder) throws IOException {
        FunctionApp.copyTo(folder);
        Path function = folder.resolve("bridge/function.json");
        Files.writeString(
                function,
                Files.readString(function).replace(BridgeFunction.class.getName(), SwallowingApp.class.getName()));
        try (OutputStream file = Files.newOutputStream(folder.resolve("lib/swallowing.jar"));
                JarOutputStream jar = new JarOutputStream(file)) {
            String name = SwallowingApp.class.getName().replace('.', '/') + ".class";
            jar.putNextEntry(new JarEntry(name));
            try (InputStream bytes = SwallowingApp.class.getClassLoader().getResourceAsStream(name)) {
                bytes.transferTo(jar);
            }
        }
        return folder;
    }
}
