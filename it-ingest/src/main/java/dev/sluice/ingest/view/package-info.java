/** What the HTTP API, the audit and people see of the stored state: read only. */
@NullMarked
package dev.sluice.ingest.view;

import org.jspecify.annotations.NullMarked;
