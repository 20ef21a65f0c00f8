package dev.sluice.lab.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.lab.LabException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What one source sent, as it knows it: a CSV file with a line for every attempt, written before it, and a line for its
 * outcome, written after it. Lines reach the operating system at once, so the file tells the truth even when the
 * launcher is killed. Safe to use from several threads.
 *
 * <p>Columns: {@code kind} (attempt, accepted, unknown, rejected), {@code micros} since the epoch, {@code device},
 * {@code number}, {@code attempt} from 1, {@code bytes}, {@code sha256}. A {@code rejected} line stands for a row of a
 * recording that was no reading; its number is the row's.
 */
public final class Ledger implements AutoCloseable {
    static final String HEADER = "kind,micros,device,number,attempt,bytes,sha256\n";

    private final Path file;
    private final Map<String, Long> lastNumbers;
    private final FileChannel channel;
    private final Clock clock;

    private Ledger(Path file, Map<String, Long> lastNumbers, FileChannel channel, Clock clock) {
        this.file = file;
        this.lastNumbers = Map.copyOf(lastNumbers);
        this.channel = channel;
        this.clock = clock;
    }

    /**
     * Makes a new ledger; the file must not be there.
     *
     * @param lastNumbers the last number that each device has used
     */
    static Ledger create(Path file, Map<String, Long> lastNumbers, Clock clock) {
        try {
            Ledger ledger = new Ledger(
                    file,
                    lastNumbers,
                    FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    clock);
            ledger.write(HEADER);
            return ledger;
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /** For every device that has sent before the last number it has used, so that numbering goes on. */
    public Map<String, Long> lastNumbers() {
        return lastNumbers;
    }

    /** Notes that the events are about to be sent, all at once, for the given time. */
    public void attempt(List<LedgerEntry> events, int attempt) {
        write(
                events,
                event -> line("attempt", event, attempt) + "," + event.body().length + "," + event.bodyHash() + "\n");
    }

    /** Notes what came of that attempt. */
    public void outcome(List<LedgerEntry> events, int attempt, Outcome outcome) {
        String kind = outcome.name().toLowerCase(Locale.ROOT);
        write(events, event -> line(kind, event, attempt) + ",,\n");
    }

    /** Notes a row of a recording that was no reading. */
    public void rejected(String device, long row) {
        write("rejected," + micros() + "," + device + "," + row + ",,,\n");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private void write(List<LedgerEntry> events, Function<LedgerEntry, String> line) {
        write(events.stream().map(line).collect(Collectors.joining()));
    }

    private synchronized void write(String lines) {
        ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(UTF_8));
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private String line(String kind, LedgerEntry event, int attempt) {
        return kind + "," + micros() + "," + event.device() + "," + event.number() + "," + attempt;
    }

    private long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }

    private static LabException failed(Path file, IOException e) {
        return new LabException("cannot write the ledger " + file + ": " + e.getMessage(), e);
    }
}
