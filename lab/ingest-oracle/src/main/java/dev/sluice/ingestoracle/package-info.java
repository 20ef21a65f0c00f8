/** Computes in SQL, from an archive's rows, what ingest must have stored, and holds what it stored against that. */
@NullMarked
package dev.sluice.ingestoracle;

import org.jspecify.annotations.NullMarked;
