package dev.sluice.archiver.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is shipped: no Hadoop, and Parquet works without it. */
class RuntimeClassPathIT {
    @Test
    void holdsNoHadoopClass() throws Exception {
        try (URLClassLoader shipped = shipped()) {
            assertThat(shipped.loadClass("dev.sluice.archiver.process.Main")).isNotNull();
            assertThat(shipped.loadClass("org.apache.parquet.hadoop.ParquetFileWriter"))
                    .isNotNull();
            for (String hadoop : List.of(
                    "org.apache.hadoop.conf.Configuration",
                    "org.apache.hadoop.fs.Path",
                    "org.apache.hadoop.util.ReflectionUtils")) {
                assertThatThrownBy(() -> shipped.loadClass(hadoop)).isInstanceOf(ClassNotFoundException.class);
            }
        }
    }

    @Test
    void holdsNoTestLibrary() throws Exception {
        try (Stream<Path> jars = Files.list(Path.of("target/lib"))) {
            assertThat(jars.map(jar -> jar.getFileName().toString()))
                    .noneMatch(name -> name.matches("(hadoop|duckdb|junit|jqwik|eventhubs-server|azurite).*"));
        }
    }

    private static URLClassLoader shipped() throws IOException {
        try (Stream<Path> jars = Files.list(Path.of("target/lib"))) {
            URL[] urls = Stream.concat(Stream.of(Path.of("target/it-archiver.jar")), jars)
                    .map(RuntimeClassPathIT::url)
                    .toArray(URL[]::new);
            return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
