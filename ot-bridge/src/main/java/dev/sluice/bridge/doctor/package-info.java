/**
 * Finds out what is wrong between a bridge and its target. Start reading at {@link dev.sluice.bridge.doctor.Doctor}.
 */
@NullMarked
package dev.sluice.bridge.doctor;

import org.jspecify.annotations.NullMarked;
