/** Reads what ingest has stored, as any other reader of it may. */
@NullMarked
package dev.sluice.lab.state;

import org.jspecify.annotations.NullMarked;
