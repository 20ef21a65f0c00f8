/** The brokers that are measured, each behind its own client. */
@NullMarked
package dev.sluice.bench.broker;

import org.jspecify.annotations.NullMarked;
