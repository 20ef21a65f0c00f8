/** Both tenants on one machine: starts them, moves telemetry between them, and proves that nothing was lost. */
@NullMarked
package dev.sluice.lab;

import org.jspecify.annotations.NullMarked;
