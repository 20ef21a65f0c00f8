/** What the Functions host says about a batch, and the work on it within the limit of an attempt. */
@NullMarked
package dev.sluice.service.trigger;

import org.jspecify.annotations.NullMarked;
