package dev.sluice.lab.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.lab.LabException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The ledgers of all runs in one data folder, one file a source. Opening it drops a last line that a killed launcher
 * left half written.
 */
public final class LedgerFolder {
    private final Path folder;

    private LedgerFolder(Path folder) {
        this.folder = folder;
    }

    /** Opens the folder and mends its files. */
    public static LedgerFolder open(Path folder) {
        LedgerFolder ledgers = new LedgerFolder(folder);
        ledgers.files().forEach(LedgerFolder::dropTornLine);
        return ledgers;
    }

    /** The ledger files, oldest first. */
    public List<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    /** Makes the ledger of a new source. */
    public Ledger create(String kind) {
        String name = String.format("%04d-%s.csv", files().size() + 1, kind);
        return Ledger.create(folder.resolve(name), lastNumbers(), Clock.systemUTC());
    }

    private Map<String, Long> lastNumbers() {
        Map<String, Long> last = new HashMap<>();
        for (Path file : files()) {
            try (BufferedReader lines = Files.newBufferedReader(file, UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("attempt,")) {
                        String[] fields = line.split(",", -1);
                        last.merge(fields[2], Long.parseLong(fields[3]), Math::max);
                    }
                }
            } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw new LabException("cannot read the ledger " + file + ": " + e.getMessage(), e);
            }
        }
        return last;
    }

    private static void dropTornLine(Path file) {
        try (RandomAccessFile ledger = new RandomAccessFile(file.toFile(), "rw")) {
            long end = ledger.length();
            while (end > 0 && byteAt(ledger, end - 1) != '\n') {
                end--;
            }
            ledger.setLength(end);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static int byteAt(RandomAccessFile file, long position) throws IOException {
        file.seek(position);
        return file.read();
    }

    private static LabException unreadable(Path path, IOException e) {
        return new LabException("cannot read the ledger " + path + ": " + e.getMessage(), e);
    }
}
