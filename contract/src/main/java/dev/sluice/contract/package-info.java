/**
 * What crosses a module border: the provenance of an event and its identity. Settings are in
 * {@link dev.sluice.contract.settings}, the format of quarantined events in {@link dev.sluice.contract.quarantine}.
 */
@NullMarked
package dev.sluice.contract;

import org.jspecify.annotations.NullMarked;
