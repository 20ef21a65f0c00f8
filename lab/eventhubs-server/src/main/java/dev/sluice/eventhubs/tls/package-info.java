/** Certificates: makes and renews those of a server, or reads the ones it is given. */
@NullMarked
package dev.sluice.eventhubs.tls;

import org.jspecify.annotations.NullMarked;
