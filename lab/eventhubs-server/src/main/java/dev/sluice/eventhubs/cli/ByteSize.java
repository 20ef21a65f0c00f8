package dev.sluice.eventhubs.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number of bytes: {@code 1048576}, {@code 1024KiB} or {@code 1MiB}. */
final class ByteSize implements ITypeConverter<Integer> {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})\\s*(KiB|MiB)?", Pattern.CASE_INSENSITIVE);

    @Override
    public Integer convert(String text) {
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            throw invalid(text);
        }
        try {
            return Math.multiplyExact(Integer.parseInt(size.group(1)), unit(size.group(2)));
        } catch (ArithmeticException e) {
            throw invalid(text);
        }
    }

    private static int unit(@Nullable String name) {
        if (name == null) {
            return 1;
        }
        return name.equalsIgnoreCase("KiB") ? 1024 : 1024 * 1024;
    }

    private static TypeConversionException invalid(String text) {
        return new TypeConversionException("'" + text + "' is no size: write a number of bytes, 512KiB or 20MiB");
    }
}
