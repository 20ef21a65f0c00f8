/** Holding: what fails is tried again until it succeeds or the claim on the partition ends. */
@NullMarked
package dev.sluice.service.hold;

import org.jspecify.annotations.NullMarked;
