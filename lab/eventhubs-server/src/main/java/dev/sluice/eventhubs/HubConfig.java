package dev.sluice.eventhubs;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An event hub that the server has. Immutable.
 *
 * @param name 1 to 50 letters, digits, dots, hyphens and underscores; clients may write it in any case
 * @param partitions number of partitions, 1 to 1024
 * @param consumerGroups consumer groups; {@code $Default} is always one
 * @param retention how long events are kept
 * @param appendHook sees every event before it is stored
 */
public record HubConfig(
        String name, int partitions, Set<String> consumerGroups, Retention retention, AppendHook appendHook) {
    /** The consumer group that every hub has. */
    public static final String DEFAULT_CONSUMER_GROUP = "$Default";

    private static final int MOST_PARTITIONS = 1024;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,48}[A-Za-z0-9])?");

    public HubConfig {
        requireHubName(name);
        if (partitions < 1 || partitions > MOST_PARTITIONS) {
            throw new IllegalArgumentException(
                    "The event hub " + name + " can have 1 to " + MOST_PARTITIONS + " partitions, not " + partitions);
        }
        consumerGroups = withDefault(consumerGroups);
    }

    /** A hub with the consumer group {@code $Default}, which keeps everything and has no hook. */
    public static HubConfig of(String name, int partitions) {
        return new HubConfig(name, partitions, Set.of(), Retention.UNLIMITED, AppendHook.NONE);
    }

    /** The same hub with these consumer groups besides {@code $Default}. */
    public HubConfig withConsumerGroups(String... names) {
        return new HubConfig(name, partitions, new LinkedHashSet<>(List.of(names)), retention, appendHook);
    }

    /** The same hub, keeping events only for so long. */
    public HubConfig withRetention(Retention limits) {
        return new HubConfig(name, partitions, consumerGroups, limits, appendHook);
    }

    /** The same hub with a hook. */
    public HubConfig withAppendHook(AppendHook hook) {
        return new HubConfig(name, partitions, consumerGroups, retention, hook);
    }

    private static Set<String> withDefault(Set<String> names) {
        Set<String> all = new LinkedHashSet<>(Set.of(DEFAULT_CONSUMER_GROUP));
        all.addAll(names);
        all.stream().filter(name -> !name.equals(DEFAULT_CONSUMER_GROUP)).forEach(HubConfig::requireGroupName);
        return Set.copyOf(all);
    }

    /**
     * Requires that a text can be the name of a consumer group.
     *
     * @throws IllegalArgumentException saying what a name is made of
     */
    public static void requireGroupName(String name) {
        requireName("a consumer group", name);
    }

    /** Requires that a text can be the name of an event hub. */
    static void requireHubName(String name) {
        requireName("an event hub", name);
    }

    private static void requireName(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' can't be the name of " + what
                    + ": use 1 to 50 letters, digits, '.', '-' and '_', with a letter or digit at both ends");
        }
    }
}
