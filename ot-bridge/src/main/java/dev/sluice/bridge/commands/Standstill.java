package dev.sluice.bridge.commands;

import dev.sluice.contract.settings.Durations;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** From when on a bridge counts as stopped that did not say goodbye. */
final class Standstill {
    @Option(
            names = "--silent-for",
            paramLabel = "D",
            converter = DurationConverter.class,
            description = "A bridge that was killed counts as stopped when it has been silent for D, such as 30s."
                    + " Default: the setting SLUICE_OWNERSHIP_EXPIRATION; for a Function app 2m.")
    @Nullable Duration silence;

    /** How long it must be silent. */
    Duration orElse(Duration expiration) {
        return silence == null ? expiration : silence;
    }

    static final class DurationConverter implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                return Durations.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
