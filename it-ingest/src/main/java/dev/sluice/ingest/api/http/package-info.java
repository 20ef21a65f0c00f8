/** Serves the API with the JDK's own HTTP server, for the standalone process. */
@NullMarked
package dev.sluice.ingest.api.http;

import org.jspecify.annotations.NullMarked;
