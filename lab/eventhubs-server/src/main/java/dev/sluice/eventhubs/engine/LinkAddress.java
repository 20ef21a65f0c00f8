package dev.sluice.eventhubs.engine;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a link's address names. Names are compared without regard to case. */
sealed interface LinkAddress {
    /** The node that takes tokens. */
    record Claims() implements LinkAddress {}

    /** The node that answers questions about hubs and partitions. */
    record Management() implements LinkAddress {}

    /** Where events are sent to: a hub, or one of its partitions. */
    record Publish(String hub, @Nullable String partition) implements LinkAddress {
        /** The path that a token must allow. */
        String path() {
            return partition == null ? hub : hub + "/Partitions/" + partition;
        }
    }

    /** Where events are read from: a partition, as a consumer group sees it. */
    record Subscribe(String hub, String group, String partition) implements LinkAddress {
        /** The path that a token must allow. */
        String path() {
            return hub + "/ConsumerGroups/" + group + "/Partitions/" + partition;
        }
    }

    /** An address that is none of these. */
    record Unknown(String address) implements LinkAddress {}

    Pattern AUTHORITY = Pattern.compile("^[a-zA-Z]+://[^/]*");
    Pattern SUBSCRIBE = Pattern.compile("([^/]+)/ConsumerGroups/([^/]+)/Partitions/([^/]+)", Pattern.CASE_INSENSITIVE);
    Pattern PUBLISH = Pattern.compile("([^/]+)(?:/Partitions/([^/]+))?", Pattern.CASE_INSENSITIVE);

    /** Reads an address; some clients write it as a whole URI. */
    static LinkAddress parse(@Nullable String address) {
        String path = path(address == null ? "" : address);
        if (path.equalsIgnoreCase("$cbs")) {
            return new Claims();
        }
        if (path.equalsIgnoreCase("$management")
                || path.toLowerCase(Locale.ROOT).endsWith("/$management")) {
            return new Management();
        }
        Matcher subscribe = SUBSCRIBE.matcher(path);
        if (subscribe.matches()) {
            return new Subscribe(subscribe.group(1), subscribe.group(2), subscribe.group(3));
        }
        Matcher publish = PUBLISH.matcher(path);
        return publish.matches() ? new Publish(publish.group(1), publish.group(2)) : new Unknown(path);
    }

    /** The path of an address or audience, without scheme, host and slashes at its ends. */
    static String path(String address) {
        String path = AUTHORITY.matcher(address).replaceFirst("");
        int start = 0;
        int end = path.length();
        while (start < end && path.charAt(start) == '/') {
            start++;
        }
        while (end > start && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(start, end);
    }
}
