/** What people do with an ingest from the command line. */
@NullMarked
package dev.sluice.ingest.commands;

import org.jspecify.annotations.NullMarked;
