/** The ingest as an Azure Function app. Start reading at {@link dev.sluice.ingest.functions.IngestFunction}. */
@NullMarked
package dev.sluice.ingest.functions;

import org.jspecify.annotations.NullMarked;
