package dev.sluice.lab.audit;

import java.util.Comparator;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Parquet file of the archive and its place in the archive's own order.
 *
 * @param path where it lies
 * @param blob its name in the archive, with slashes
 * @param chain the hub partition that it belongs to
 * @param slot its number in that chain, or its name where that tells none
 */
record ArchiveFile(String path, String blob, String chain, String slot) {
    private static final Pattern NAME = Pattern.compile("(?:.*/)?hub=(.*)/inc=(.*)/v1/.*/(\\d+)-(\\d{20})\\.parquet");

    /** The archive's own order: chain by chain, slot by slot. */
    static final Comparator<ArchiveFile> ORDER = Comparator.comparing(ArchiveFile::chain)
            .thenComparing(ArchiveFile::slot)
            .thenComparing(ArchiveFile::blob);

    static ArchiveFile of(String path, String blob) {
        Matcher matcher = NAME.matcher(blob);
        return matcher.matches()
                ? new ArchiveFile(
                        path,
                        blob,
                        matcher.group(1) + "/" + matcher.group(2) + "/" + matcher.group(3),
                        matcher.group(4))
                : new ArchiveFile(path, blob, "", blob);
    }

    /** When it was first seen, in microseconds since the epoch, or -1 when nobody knows. */
    long firstSeen(Map<String, Long> sightings) {
        return sightings.getOrDefault(blob, -1L);
    }
}
