package dev.sluice.ingest.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageRootTest {
    private static final String CODE = PackageRoot.class.getName().replace('.', '/') + ".class";

    @TempDir
    Path folder;

    @Test
    void isTheFolderOfTheJar() throws Exception {
        Path root = Files.createDirectories(folder.resolve("site a+b%20/wwwroot"));

        try (URLClassLoader app = new URLClassLoader(
                new URL[] {jar(root.resolve("app.jar")).toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            assertThat(PackageRoot.of(app.loadClass(PackageRoot.class.getName())))
                    .isEqualTo(root);
        }
    }

    @Test
    void isTheFolderOfClassesThatAreInNoJar() {
        assertThat(PackageRoot.of(PackageRoot.class))
                .isEqualTo(Path.of("target/classes").toAbsolutePath());
    }

    @Test
    void isNowhereForAClassOfTheJdk() {
        assertThatThrownBy(() -> PackageRoot.of(String.class)).isInstanceOf(IllegalStateException.class);
    }

    private static Path jar(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream jar = new ZipOutputStream(out)) {
            jar.putNextEntry(new ZipEntry(CODE));
            jar.write(Files.readAllBytes(Path.of("target/classes", CODE)));
        }
        return file;
    }
}
