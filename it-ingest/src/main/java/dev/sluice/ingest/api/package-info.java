/** The HTTP API on the stored state, whoever hosts it: a request in, an answer out. It only reads. */
@NullMarked
package dev.sluice.ingest.api;

import org.jspecify.annotations.NullMarked;
