/** The HTTP API for whoever operates the server: hubs, faults, metrics, health. */
@NullMarked
package dev.sluice.eventhubs.admin;

import org.jspecify.annotations.NullMarked;
