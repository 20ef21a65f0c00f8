package dev.sluice.lab.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.lab.LabException;
import dev.sluice.lab.bridge.BridgeCounts;
import dev.sluice.lab.chaos.Kill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The result of a run or an audit, as {@code report.json} has it and as a person reads it.
 *
 * @param findings what the audit found; nothing when there was none
 * @param received events that the OT hub holds, where it could be asked
 * @param quarantined events that the bridge has set aside, where its storage could be asked
 * @param bridgeSays what the bridge counted in this run
 * @param kills the processes that were taken down, in a run
 * @param failures why the run itself failed, each in one line
 */
public record Report(
        Optional<Findings> findings,
        OptionalLong received,
        OptionalLong quarantined,
        Optional<BridgeCounts> bridgeSays,
        Optional<List<Kill>> kills,
        List<String> failures) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** A run that came to no audit. */
    public static Report failed(String reason) {
        return new Report(
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(reason));
    }

    /** The same with what the bridge counted. */
    public Report withBridge(BridgeCounts counts) {
        return new Report(findings, received, quarantined, Optional.of(counts), kills, failures);
    }

    /** Whether nothing is wrong. */
    public boolean pass() {
        return reasons().isEmpty();
    }

    /** Everything that is wrong. */
    public List<String> reasons() {
        List<String> reasons = new ArrayList<>(failures);
        reasons.addAll(wrong());
        return reasons;
    }

    /** What is wrong with what was moved. */
    private List<String> wrong() {
        List<String> reasons = new ArrayList<>();
        findings.ifPresent(found -> reasons.addAll(found.reasons()));
        if (findings.isPresent() && received.isPresent()) {
            long known = findings.get().bridge().forwarded() + quarantined.orElse(0);
            if (known != received.getAsLong()) {
                reasons.add(
                        "the OT hub holds " + received.getAsLong() + " events, archive and quarantine know " + known);
            }
        }
        return reasons;
    }

    /** As JSON, indented. */
    public String json() {
        ObjectNode root = JSON.createObjectNode();
        root.put("verdict", pass() ? "pass" : "fail");
        ArrayNode reasons = root.putArray("reasons");
        reasons().forEach(reasons::add);
        findings.ifPresent(found -> sections(root, found));
        kills.ifPresent(list -> list.forEach(kill -> root.withArray("kills").add(JSON.valueToTree(kill))));
        if (kills.isPresent()) {
            root.withArray("kills");
        }
        try {
            return JSON.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report is always JSON", e);
        }
    }

    /**
     * Makes sure, before a long run, that a report can be written to a file; the folders above it are made.
     *
     * @throws LabException when it cannot
     */
    public static void requireWritable(Path file) {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file is in a folder");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new LabException("cannot write the report " + file + ": cannot make its folder", e);
        }
        if (Files.isDirectory(file) || !Files.isWritable(Files.exists(file) ? file : folder)) {
            throw new LabException("cannot write the report " + file + ": it is a folder, or there is no permission");
        }
    }

    /** Writes the JSON to a file; the folders above it are made. */
    public void write(Path file) {
        requireWritable(file);
        try {
            Files.writeString(file, json());
        } catch (IOException e) {
            throw new LabException("cannot write the report " + file + ": " + e.getMessage(), e);
        }
    }

    /** As a person reads it. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        findings.ifPresent(found -> lines.addAll(summary(found)));
        kills.ifPresent(list -> list.forEach(kill -> lines.add(line(kill))));
        wrong().forEach(reason -> lines.add("wrong      " + reason));
        lines.add("verdict    " + (pass() ? "pass" : "fail"));
        return lines;
    }

    private void sections(ObjectNode root, Findings found) {
        root.set("source", JSON.valueToTree(found.sources()));
        ObjectNode bridge = root.putObject("bridge");
        received.ifPresent(events -> bridge.put("received", events));
        bridge.put("forwarded", found.bridge().forwarded());
        quarantined.ifPresent(events -> bridge.put("quarantined", events));
        bridge.put("resent", found.bridge().resent());
        bridge.put("gaps", found.bridge().gaps());
        bridgeSays.ifPresent(counts -> bridge.set("metrics", JSON.valueToTree(counts)));
        root.set("archive", JSON.valueToTree(found.archive()));
        found.ingest().ifPresent(ingest -> root.set("ingest", JSON.valueToTree(ingest)));
        ObjectNode latency = JSON.createObjectNode();
        found.toArchive().ifPresent(l -> latency.set("deviceToArchiveVisible", JSON.valueToTree(rounded(l))));
        found.toItHub().ifPresent(l -> latency.set("deviceToItHub", JSON.valueToTree(rounded(l))));
        if (!latency.isEmpty()) {
            root.set("latencyMs", latency);
        }
    }

    private List<String> summary(Findings found) {
        Findings.Sources sources = found.sources();
        Findings.Bridge bridge = found.bridge();
        Findings.Archive archive = found.archive();
        List<String> lines = new ArrayList<>();
        lines.add(text(
                "source     %,d devices sent %,d events, %,d bytes; sent again %,d; rows left out %,d",
                sources.devices(), sources.events(), sources.bytes(), sources.resent(), sources.rejectedRows()));
        lines.add(text(
                "bridge     forwarded %,d, repeated %,d, gaps %,d",
                bridge.forwarded(), bridge.resent(), bridge.gaps()));
        bridgeSays.ifPresent(counts -> lines.add(text(
                "bridge     says: received %,d, forwarded %,d, sent again %,d, quarantined %,d, gaps %,d",
                counts.received(), counts.forwarded(), counts.resent(), counts.quarantined(), counts.gaps())));
        lines.add(text(
                "archive    %,d rows in %,d Parquet files, %,d bytes; flagged as repeats %,d",
                archive.rows(), archive.files(), archive.bytes(), archive.flagged()));
        found.ingest()
                .ifPresent(ingest -> lines.add(text(
                        "ingest     %,d devices, applied %,d, stale %,d, quarantined %,d, alarms %,d; mismatches %,d",
                        ingest.devices(),
                        ingest.applied(),
                        ingest.stale(),
                        ingest.quarantined(),
                        ingest.alarms(),
                        ingest.mismatches())));
        lines.add(text(
                "audit      missing %,d, duplicates %,d, out of order %,d, altered %,d, errors %,d",
                archive.missing(), archive.duplicates(), archive.outOfOrder(), archive.altered(), archive.errors()));
        found.toArchive()
                .ifPresent(l -> lines.add(
                        text("latency    device to archive %,.0f ms (p50), %,.0f ms (p99)", l.p50(), l.p99())));
        found.toItHub()
                .ifPresent(l -> lines.add(
                        text("latency    device to IT hub  %,.0f ms (p50), %,.0f ms (p99)", l.p50(), l.p99())));
        return lines;
    }

    private static String line(Kill kill) {
        return text(
                "%-10s %s after %,d ms with %,d events in flight, recovered in %,d ms",
                kill.how(), kill.process(), kill.atMs(), kill.inFlight(), kill.recoveredMs());
    }

    private static Latency rounded(Latency latency) {
        return new Latency(Math.rint(latency.p50() * 10) / 10, Math.rint(latency.p99() * 10) / 10);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
