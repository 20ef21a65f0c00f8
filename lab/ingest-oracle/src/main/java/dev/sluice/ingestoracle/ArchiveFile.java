package dev.sluice.ingestoracle;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Parquet file of the archive and its place in the archive's own order.
 *
 * @param path where it lies
 * @param blob its name in the archive, with slashes
 * @param chain the hub partition that it belongs to
 * @param slot its number in that chain, or its name where that tells none
 */
public record ArchiveFile(String path, String blob, String chain, String slot) {
    private static final Pattern NAME = Pattern.compile("(?:.*/)?hub=(.*)/inc=(.*)/v1/.*/(\\d+)-(\\d{20})\\.parquet");

    /** The archive's own order: chain by chain, slot by slot. */
    private static final Comparator<ArchiveFile> ORDER = Comparator.comparing(ArchiveFile::chain)
            .thenComparing(ArchiveFile::slot)
            .thenComparing(ArchiveFile::blob);

    /**
     * The files below a folder, in the archive's own order.
     *
     * @throws IOException when the folder can't be read
     */
    public static List<ArchiveFile> in(Path root) throws IOException {
        try (Stream<Path> tree = Files.walk(root)) {
            return tree.filter(file -> file.toString().endsWith(".parquet"))
                    .map(file -> of(file, root))
                    .sorted(ORDER)
                    .toList();
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static ArchiveFile of(Path file, Path root) {
        return of(file.toString(), root.relativize(file).toString().replace(File.separatorChar, '/'));
    }

    private static ArchiveFile of(String path, String blob) {
        Matcher matcher = NAME.matcher(blob);
        return matcher.matches()
                ? new ArchiveFile(
                        path,
                        blob,
                        matcher.group(1) + "/" + matcher.group(2) + "/" + matcher.group(3),
                        matcher.group(4))
                : new ArchiveFile(path, blob, "", blob);
    }
}
