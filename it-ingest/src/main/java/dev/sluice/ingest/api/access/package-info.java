/** Who may call the API: bearer tokens of one Entra tenant, checked against its published keys. */
@NullMarked
package dev.sluice.ingest.api.access;

import org.jspecify.annotations.NullMarked;
