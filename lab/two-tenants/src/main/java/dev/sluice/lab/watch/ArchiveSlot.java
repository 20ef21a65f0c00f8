package dev.sluice.lab.watch;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One Parquet file of the archive, as its name and metadata tell.
 *
 * @param partition id of the hub's partition
 * @param last the last sequence number in it
 */
record ArchiveSlot(String partition, long last) {
    private static final Pattern NAME = Pattern.compile("hub=.*/p=(\\d+)/\\d+-\\d{20}\\.parquet");

    static Optional<ArchiveSlot> of(String blobName, Map<String, String> metadata) {
        Matcher matcher = NAME.matcher(blobName);
        String last = metadata.get("last");
        if (!matcher.matches() || last == null) {
            return Optional.empty();
        }
        String partition = Integer.toString(Integer.parseInt(matcher.group(1)));
        return Optional.of(new ArchiveSlot(partition, Long.parseLong(last)));
    }
}
