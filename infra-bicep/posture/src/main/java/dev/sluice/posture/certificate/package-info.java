/** What a verdict rests on, written down so that somebody else can verify it. */
@NullMarked
package dev.sluice.posture.certificate;

import org.jspecify.annotations.NullMarked;
