package dev.sluice.eventhubs.cli;

import dev.sluice.eventhubs.HubConfig;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code NAME:PARTITIONS[:GROUP,…]}. */
final class HubSpec implements ITypeConverter<HubConfig> {
    @Override
    public HubConfig convert(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length < 2 || parts.length > 3) {
            throw invalid(text, "write NAME:PARTITIONS or NAME:PARTITIONS:GROUP,GROUP");
        }
        try {
            HubConfig hub = HubConfig.of(parts[0], Integer.parseInt(parts[1]));
            return parts.length == 2 ? hub : hub.withConsumerGroups(parts[2].split(",", -1));
        } catch (NumberFormatException e) {
            throw invalid(text, "'" + parts[1] + "' is no number of partitions");
        } catch (IllegalArgumentException e) {
            throw invalid(text, String.valueOf(e.getMessage()));
        }
    }

    private static TypeConversionException invalid(String text, String why) {
        return new TypeConversionException("'" + text + "' is no event hub: " + why);
    }
}
