package dev.sluice.lab.cli;

import dev.sluice.lab.audit.Report;
import java.io.PrintStream;

/**
 * Shows a report.
 *
 * @param out where to
 * @param json whether as JSON
 */
record ReportOutput(PrintStream out, boolean json) {
    void show(Report report) {
        if (json) {
            out.print(report.json());
        } else {
            report.lines().forEach(out::println);
        }
        out.flush();
    }
}
