package dev.sluice.lab.source;

import java.nio.file.Path;

/**
 * A recording and the device it is replayed as.
 *
 * @param device id of the device
 * @param path the CSV file
 */
record ReplayFile(String device, Path path) {}
